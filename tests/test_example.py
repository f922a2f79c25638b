"""The filled example of a worksheet shows what somebody else wrote, in people's words."""

from __future__ import annotations

import re

from macros.example import short_name
from tests.test_mdx import rendered

TOOL = """\
{% call worksheet("plan", title="Plan", example_by="Thuy, music teacher, Da Nang") %}
{% call compose("draft", label="Your message") %}
I am {name}.
{tone=warm} It is good to see you.
I wait until {day}.
- {wins.did}[, {wins.when}]
{% endcall %}
{{ field("name", kind="text", label="Name", example="Thuy & <Co>.") }}
{{ field("tone", kind="select", label="Tone", example="warm",
         options={"cold": "Cold", "warm": "Warm words"}) }}
{{ field("day", kind="date", label="Until") }}
{% call table("wins", label="Wins", examples=[{"did": "Sang", "when": "2027-02-05"}, {"did": "Played"}]) %}
{{ column("did", kind="text", label="What I did", example="Danced") }}
{{ column("when", kind="date", label="When") }}
{{ column("proof", kind="text", label="Proof") }}
{% endcall %}
{% call table("roles", label="Roles", rows={"guide": "Guide", "peer": "Peer"}) %}
{{ column("who", kind="text", label="Who", example="Ms Haddad") }}
{% endcall %}
{% endcall %}"""


def example_in(html: str) -> str:
    found = re.search(r'<details class="[^"]*gb-example".*?</details>', html, re.S)
    assert found
    return found[0]


def words_in(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_an_example_says_whose_it_is() -> None:
    html = example_in(rendered(TOOL))
    assert "<summary>An example by Thuy, Da Nang</summary>" in html
    assert "Example : Plan · Thuy, music teacher, Da Nang" in words_in(html)


def test_an_example_without_a_name_is_somebodys() -> None:
    html = example_in(rendered(TOOL.replace(', example_by="Thuy, music teacher, Da Nang"', "")))
    assert "<summary>See an example</summary>" in html


def test_an_example_is_in_peoples_words() -> None:
    text = words_in(example_in(rendered(TOOL)))
    assert (
        "Name Thuy &amp; &lt;Co&gt;. Tone Warm words Wins What I did When Sang 5 February 2027 Played" in text
    )
    assert "Roles Who Guide Ms Haddad" in text


def test_columns_and_fields_without_an_example_are_left_out() -> None:
    text = words_in(example_in(rendered(TOOL)))
    assert "Proof" not in text
    assert "Until" not in text
    assert "Danced" not in text, "the rows that are given stand for those of the columns"


def test_a_composed_text_is_made_of_the_example() -> None:
    text = words_in(example_in(rendered(TOOL)))
    assert (
        "Your message I am Thuy &amp; &lt;Co&gt;. It is good to see you. - Sang, 5 February 2027 - Played"
        in text
    )


def test_an_example_holds_no_place_for_answers() -> None:
    html = example_in(rendered(TOOL))
    assert "data-uid" not in html
    assert "<input" not in html
    assert " id=" not in html


def test_a_worksheet_without_examples_shows_none() -> None:
    bare = '{% call worksheet("w", title="W") %}\n{{ field("a", kind="text", label="A") }}\n{% endcall %}'
    assert "gb-example" not in rendered(bare)


def test_a_name_is_told_with_the_place() -> None:
    assert short_name("Thuy, music teacher, Da Nang") == "Thuy, Da Nang"
    assert short_name("Kenji, Osaka") == "Kenji, Osaka"
    assert short_name("Sam") == "Sam"
