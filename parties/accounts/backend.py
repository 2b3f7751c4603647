from typing import TYPE_CHECKING, Any

from allauth.account.auth_backends import AuthenticationBackend

from resolutions.permissions import AccountBackend

if TYPE_CHECKING:
    ByNameOrAddress = object
else:
    ByNameOrAddress = AuthenticationBackend


class SignInBackend(AccountBackend, ByNameOrAddress):
    """Signs people in by password, and by their user name or their e-mail address."""


def may_come_in(user: Any) -> bool:
    """Whether the account may be used here and now, by whatever way it is signed in to."""
    return SignInBackend().user_can_authenticate(user)
