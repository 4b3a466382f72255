"""Guard rails in words: the team's limits, and how a campaign's figures stand beside them."""

from collections.abc import Iterator

from domain.guards import RULE_WORDS, Figures, Guards, Rule, figure_of, shown


def team_lines(guards: Guards, currency: str) -> list[str]:
    """What pauses any campaign, above what; a line for each rule, and the canary's."""
    rules = [f"{_name(rule)}: {_limit(rule, guards, currency)}" for rule in Rule]
    return [*rules, f"Shares count {_sample(guards)}", canary_line(guards)]


def campaign_lines(guards: Guards, figures: Figures) -> list[str]:
    """The same of one campaign, with what its figures are at this moment."""
    return list(_compared(guards, figures))


def canary_line(guards: Guards) -> str:
    """When a campaign has a canary, and what lets the rest go."""
    it = guards.canary
    if it.above is None:
        return "Canary: none, unless whoever launches asks for one"
    rest = (
        f"{it.minutes} minutes later the rest follows by itself if {it.delivered.normalize():f} %"
        " are delivered and no share above is passed"
        if it.by_rule
        else "a person sends the rest"
    )
    return f"Canary: above {it.above:,} recipients {it.first:,} leave first; {rest}"


def _compared(guards: Guards, figures: Figures) -> Iterator[str]:
    too_little = False
    for rule in Rule:
        limit = _limit(rule, guards, figures.currency)
        figure = figure_of(rule, figures, guards.sample)
        if guards.limit(rule) is None:
            yield f"{_name(rule)}: {limit}"
        elif figure is None:
            too_little = True
            yield f"{_name(rule)}: too little is known yet; {limit}"
        else:
            yield f"{_name(rule)}: {shown(rule, figure, figures.currency)} now; {limit}"
    if too_little:
        yield f"Shares count {_sample(guards)}"


def _name(rule: Rule) -> str:
    words = RULE_WORDS[rule]
    return words[0].upper() + words[1:]


def _limit(rule: Rule, guards: Guards, currency: str) -> str:
    limit = guards.limit(rule)
    if limit is not None:
        return f"pauses above {shown(rule, limit, currency)}"
    return "no limit" if rule is Rule.BUDGET else "switched off"


def _sample(guards: Guards) -> str:
    return f"only once {guards.sample:,} texts are delivered, or have a result"
