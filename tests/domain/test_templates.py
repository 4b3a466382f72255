"""Templates: fields are filled, nothing is executed, mistakes are refused with their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import templates
from domain.errors import Refused
from domain.templates import Template, nearest_header


@pytest.mark.parametrize(
    ("text", "values", "rendered"),
    [
        ("Hi {{first_name}}!", {"first_name": "Ana"}, "Hi Ana!"),
        ("Hi {{First Name}}!", {"first_name": "Ana"}, "Hi Ana!"),
        ("Hi {{ first-name }}!", {"First Name": "Ana"}, "Hi Ana!"),
        ("Hi {{firstName}}!", {"FIRST_NAME": "Ana"}, "Hi Ana!"),
        ("Hi {{first_name|there}}!", {"first_name": ""}, "Hi there!"),
        ("Hi {{ first_name | you all }}!", {}, "Hi you all!"),
        ("Hi{{first_name|}}!", {}, "Hi!"),
        ("{{a}}{{b}}{{a}}", {"a": "1", "b": "2"}, "121"),
        ("{{Móvil}}", {"movil": "x"}, "x"),
        ("{{名前}}", {"名前": "花子"}, "花子"),
        ("{one} {two", {}, "{one} {two"),
        ("", {}, ""),
        ("{{name}}", {"name": "  Ana \n"}, "Ana"),
    ],
)
def test_fields_are_filled(text: str, values: dict[str, str], rendered: str) -> None:
    assert Template.parse(text).render(values) == rendered


@pytest.mark.parametrize(
    "blank", ["", " ", "\u200b", "\u00a0", "None", "null", "NULL", "n/a", "#N/A", "NaN", " nan "]
)
def test_nobody_is_greeted_by_a_blank_value(blank: str) -> None:
    template = Template.parse("Hi {{name|there}}")
    assert template.render({"name": blank}) == "Hi there"
    assert Template.parse("Hi {{name}}").missing({"name": blank}) == ("name",)


@pytest.mark.parametrize("value", ["Nona", "Nullarbor", "Nan Goldin", "-", "0", "Anna None"])
def test_a_name_that_only_resembles_nothing_is_kept(value: str) -> None:
    template = Template.parse("Hi {{name}}")
    assert template.render({"name": value}) == f"Hi {value}"
    assert template.missing({"name": value}) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hi {{first_name", "without its }}"),
        ("Hi first_name}}", "without its {{"),
        ("Hi {{}}", "names no field"),
        ("Hi {{ | there}}", "names no field"),
        ("{{a.b}}", "not a field"),
        ("{{ a + b }}", "not a field"),
        ("{{a[0]}}", "not a field"),
        ("{{a()}}", "not a field"),
        ("{{__class__}}", "not a field"),
        ("{{ 'a' * 9 }}", "not a field"),
        ("{{a {{b}} }}", "not a field"),
        ("{{{a}}}", "not a field"),
        ("{% if a %}x{% endif %}", "not supported"),
        ("{# note #}", "not supported"),
    ],
)
def test_what_is_no_field_is_refused(text: str, said: str) -> None:
    with pytest.raises(Refused, match=r"^Character (1|4|14)\b") as refused:
        Template.parse(text)
    assert said in str(refused.value)


def test_invisible_characters_in_a_name_do_not_matter() -> None:
    template = Template.parse("Hi {{first_\u200bname}}")
    assert template.render({"First Name": "Ann"}) == "Hi Ann"


def test_a_refusal_names_the_line() -> None:
    with pytest.raises(Refused, match="Line 3, character 4"):
        Template.parse("Hi\nthere\nyou{{a.b}}")


def test_a_value_that_looks_like_a_template_stays_text() -> None:
    template = Template.parse("{{a}} {{b}}")
    assert template.render({"a": "{{b}}", "b": "{{a|x}}"}) == "{{b}} {{a|x}}"


def test_blank_values_without_a_default_are_missing() -> None:
    template = Template.parse("{{a}} {{b|x}} {{c}} {{c|y}}")
    assert template.fields == ("a", "b", "c")
    assert template.missing({"a": "1"}) == ("c",)
    assert template.render({"a": "1"}, word="friend") == "1 x friend y"


def test_unknown_fields_are_named_and_the_nearest_column_is_suggested() -> None:
    headers = ["First Name", "phone", "order number"]
    template = Template.parse("{{first name}} {{frist_name}} {{zzz}}")
    assert template.unknown(headers) == ("frist_name", "zzz")
    assert nearest_header("frist_name", headers) == "First Name"
    assert nearest_header("order", headers) == "order number"
    assert nearest_header("zzz", headers) is None


def test_a_compiled_template_forgives_short_rows_and_absent_columns() -> None:
    render = templates.compile(Template.parse("{{a}}-{{b}}-{{c|x}}"), ["b", "a"], word="?")
    assert render(["B"]) == "?-B-x"
    assert render(["B", "A"]) == "A-B-x"


def test_of_two_columns_with_one_name_the_first_fills() -> None:
    assert templates.compile(Template.parse("{{a}}"), ["a", "A"])(["1", "2"]) == "1"


@given(
    st.lists(st.sampled_from(["{{a}}", "{{ b }}", "{{c|x}}", "text ", "{", "é", "\n"]), max_size=8),
    st.lists(st.text(max_size=6), min_size=3, max_size=3),
)
def test_compiled_and_plain_rendering_agree(pieces: list[str], row: list[str]) -> None:
    text = "".join(pieces)
    try:
        template = Template.parse(text)
    except Refused:
        return
    values = dict(zip("abc", row, strict=True))
    assert templates.compile(template, ["a", "b", "c"])(row) == template.render(values)


@given(st.text(max_size=80))
def test_text_without_double_braces_is_sent_as_it_is(text: str) -> None:
    text = text.replace("{", "(").replace("}", ")")
    assert Template.parse(text).render({}) == text


@given(st.text(alphabet="{}a|. %#\n", max_size=20))
def test_parsing_ends_in_a_template_or_a_refusal(text: str) -> None:
    try:
        template = Template.parse(text)
    except Refused as refused:
        assert "haracter" in str(refused)
        return
    assert "".join(p if isinstance(p, str) else "" for p in template.parts).count("{{") == 0
