"""Given names: whoever says that they are not Carlos got somebody else's text."""

from typing import Final

from domain.meaning.wordlists import listed

GIVEN: Final = "|".join(
    sorted(
        listed(
            "aaron adam alan albert alejandra alejandro alex alicia amanda amber amy ana andrea",
            "andrew angela anthony antonio ashley barbara ben benjamin betty beverly bob brandon",
            "brenda brian brittany bruce bryan carla carlos carmen carol caroline catherine cathy",
            "charles cheryl chris christina christopher claudia courtney craig crystal cynthia",
            "dan daniel danielle darius darnell david deandre debbie deborah denise dennis diana",
            "diane diego donald donna doris dorothy douglas dylan edward elizabeth emily emma",
            "enrique eric erica ethan evelyn fernando francisco gary george gloria greg gregory",
            "hannah harold heather hector helen henry jack jacob jacqueline jamal james jamie jane",
            "janet janice jason javier jeff jeffrey jennifer jeremy jerry jesse jessica joan joe",
            "john jonathan jorge jose joseph joshua juan judith judy julia julie justin karen",
            "kathy katherine kathleen keith kelly kenneth kevin keisha kim kimberly",
            "kyle lakisha larry",
            "latoya laura lauren lawrence linda lisa logan lori luis manuel marcus margaret maria",
            "marie marilyn marquis martha martin mary matthew megan melissa michael michelle",
            "miguel mike monica nancy natalie nathan nicholas nicole noah",
            "olivia pamela patricia patrick",
            "paul pedro peter philip rachel ralph raymond rebecca ricardo richard rick robert",
            "roberto rodney roger ronald rosa roy russell ruth ryan samantha samuel sandra sara",
            "sarah scott sean sharon sheila shaniqua shirley sophia stephanie stephen steve steven",
            "susan tamika tanya teresa terry theresa thomas tiffany timothy todd tom tony tyler",
            "tyrone vanessa veronica victor victoria vincent virginia walter wanda wayne william",
            "zachary",
        )
    )
)
"""Given names that are no other word, of the most usual ones of the United States (census)."""
