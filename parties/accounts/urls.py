from django.urls import path

from .coming_in import InvitationView
from .language import Language
from .links import AskForLink, SignInByLink
from .people import Cancel, ChangeParagraphs, Invite, People, Resend, Withdraw
from .views import Account, nothing_here

urlpatterns = [
    path("invitation/<str:token>/", InvitationView.as_view(), name="invitation"),
    path("sign-in-link/", AskForLink.as_view(), name="sign-in-link"),
    path("sign-in-link/<str:token>/", SignInByLink.as_view(), name="sign-in-by-link"),
    path("language/", Language.as_view(), name="language"),
    path("account/", Account.as_view(), name="account"),
    path("account/signup/", nothing_here),
    path("account/email/", nothing_here),
    path("account/confirm-email/", nothing_here),
    path("account/confirm-email/<str:key>/", nothing_here),
    path("my/people/", People.as_view(), name="my-people"),
    path("my/people/invite/", Invite.as_view(), name="my-people-invite"),
    path("my/people/<int:pk>/withdraw/", Withdraw.as_view(), name="my-people-withdraw"),
    path("my/people/<int:pk>/paragraphs/", ChangeParagraphs.as_view(), name="my-people-paragraphs"),
    path("my/invitations/<int:pk>/cancel/", Cancel.as_view(), name="my-invitation-cancel"),
    path("my/invitations/<int:pk>/resend/", Resend.as_view(), name="my-invitation-resend"),
]
