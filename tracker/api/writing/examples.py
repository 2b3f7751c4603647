"""Bodies from the real resolution, for the documentation; a test sends each."""

from typing import Any

# Paragraph 20: the Secretariat is to strengthen cooperation with the Ramsar Convention.
UPDATE: dict[str, Any] = {
    "action_item": "11.10-20-SEC",
    "status": "in_progress",
    "effective_on": "2025-06-02",
    "achievements": "A joint work plan with the Ramsar Convention was agreed.",
    "next_steps": "Its first results go to the Standing Committee.",
    "evidence": [
        {
            "kind": "web_page",
            "title": "Joint work plan",
            "url": "https://example.org/joint-work-plan",
        }
    ],
}
REVISED_UPDATE = {name: value for name, value in UPDATE.items() if name != "action_item"}

# Paragraph 29: Parties are to establish close collaboration between focal points.
ACTION: dict[str, Any] = {
    "title": "National biodiversity working group",
    "items": ["11.10-29-PAR"],
    "done": "The focal points of five conventions meet twice a year.",
    "stage": "under_way",
    "starts_on": "2025-05-02",
    "language": "en",
    "evidence": [{"title": "Terms of reference", "url": "https://example.org/working-group"}],
}
ANSWER = {
    "answer": "The focal points of CMS, CBD, CITES, Ramsar and the World Heritage Convention."
}
