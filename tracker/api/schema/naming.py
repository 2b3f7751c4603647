"""Names of operations and of groups of them, from the addresses."""

from django.utils.translation import gettext_lazy as _

# The groups in which the documentation shows the addresses, in this order.
TAGS = {
    "": (_("Contents"), _("What there is.")),
    "resolutions": (_("Resolutions"), _("What was adopted, paragraph by paragraph, verbatim.")),
    "paragraphs": (_("Paragraphs"), _("Single paragraphs of all resolutions.")),
    "action-items": (_("Action items"), _("What each clause asks of one addressee.")),
    "status-updates": (_("Status updates"), _("How far each item had come, with evidence.")),
    "deadlines": (_("Deadlines"), _("When items are due.")),
    "progress": (_("Progress"), _("The figures of the progress view.")),
    "parties": (_("Parties"), _("The Parties, and the instruments they are bound by.")),
    "instruments": (_("Instruments"), _("Treaties and other instruments with their members.")),
    "party-actions": (_("Party actions"), _("What Parties did, as the Secretariat accepted it.")),
    "reports": (_("Reports"), _("The final reports to meetings.")),
    "reporting-periods": (_("Reporting periods"), _("The spans of time that Parties report on.")),
    "bodies": (_("Bodies and meetings"), _("Who meets, and when.")),
    "meetings": (_("Bodies and meetings"), _("Who meets, and when.")),
    "external-codes": (_("Codes of other systems"), _("What other systems call our values.")),
    "my": (_("What you write"), _("Drafts, and what becomes of them, for their authors alone.")),
}
VERBS = {"POST": "create", "PUT": "replace", "PATCH": "change", "DELETE": "delete"}
ROOT = "/api/v1/"


def words_of(path: str) -> list[str]:
    """Return the words of an address, without its names: ["action-items"]."""
    parts = path.removeprefix(ROOT).strip("/").split("/")
    return [each for each in parts if each and not each.startswith("{")]


def operation_id(method: str, path: str, *, is_list: bool) -> str:
    """Return the stable name of an operation: `list_action_items`, `get_action_item`."""
    words = words_of(path)
    ends_in_name = path.endswith("}/")
    verb = ("list" if is_list else "get") if method == "GET" else VERBS[method]
    if method == "POST" and not words[-1].endswith("s"):
        verb, ends_in_name = words.pop(), True
    if ends_in_name or verb == "create":
        # Of a word that has no plural: get_progress, get_progress_of.
        words[-1:] = (
            [singular(words[-1])] if singular(words[-1]) != words[-1] else [words[-1], "of"]
        )
    words = [*(singular(each) for each in words[:-1]), *words[-1:]] or ["contents"]
    return "_".join([verb, *words]).replace("-", "_")


def singular(word: str) -> str:
    if word.endswith("ies") and word != "series":
        return f"{word[:-3]}y"
    return word if word.endswith("ss") else word.removesuffix("s")


def tag(path: str, *, writes: bool = False) -> str:
    """Return the group of an address."""
    words = words_of(path)
    first = "my" if writes else (words[0] if words else "")
    return str(TAGS[first][0] if first in TAGS else first.replace("-", " ").capitalize())


def tags() -> list[dict[str, str]]:
    """Return all groups with what they are about, each once."""
    found = {str(name): str(about) for name, about in TAGS.values()}
    return [{"name": name, "description": about} for name, about in found.items()]
