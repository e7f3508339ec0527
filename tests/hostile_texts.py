"""Texts that are no prose, or prose as no one writes it; each must give valid tables."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hostile import ONE, TWO, record


def texts() -> Iterator[tuple[str, str]]:
    """Each text with what it is."""
    words = f"{ONE} {TWO} "
    yield "all white space", " \t\n\xa0\u2003\u2028\u3000\r\n" * 8
    yield "one letter", "a"
    yield "one sign", "."
    yield "one letter without end", "a" * 9_000
    yield "one capital without end", "A" * 9_000
    yield "no spaces", words.replace(" ", "") * 12
    yield "only marks", "?!.,;:-—()[]{}\"'“”‘’…" * 30
    yield "only quotation marks", "“”\"'‘’«»„" * 30
    yield "only opening marks", "“(‘[{«" * 8
    yield "only closing marks", "”)’]}»" * 8
    yield "only emoji", "😀👨‍👩‍👧‍👦🇳🇴👍🏽" * 30
    yield "flags cut in half", "🇳" * 101
    yield "right to left", "قال المتحدث إن الميناء سيغلق يوم الاثنين. " * 8
    yield "directions turned", f"\u202e{ONE}\u202c \u2067{TWO}\u2069 \u200f" * 5
    yield "towers of marks", ("Z" + "\u0300\u0301\u0302\u0336" * 40 + "algo said ") * 30
    yield "only combining marks", "\u0301" * 500
    yield "nul between letters", "\0".join(words)
    yield "controls", "".join(map(chr, range(32))) + words + "".join(map(chr, range(127, 160)))
    yield "private and unassigned", "\ue000\uf8ff\U000f0000\ufffe\uffff\u0378 said " * 12
    yield "invisible", "\u200b\u200c\u200d\u2060\ufeff\u00ad" * 200 + words
    yield "invisible inside words", "\u00ad".join(words)
    yield "joined by zero width", words.replace(" ", "\u200b")
    yield (
        "every line break",
        "\r \n \r\n \x0b \x0c \x1c \x1d \x1e \x85 \u2028 \u2029 ".join([ONE, TWO] * 3),
    )
    yield "one endless line", words * 8
    yield "one endless sentence", ("the board of the town and " * 200) + "left."
    yield "short lines", "a\n" * 200
    yield "blank lines", ONE + "\n" * 2_000 + TWO
    yield "deep quotations", "“He said ‘she said " * 60 + "no" + "’ ”" * 8
    yield "quotations not closed", "“The quay shuts, he said. " * 80
    yield "quotations closed only", "The quay shuts,” he said. " * 80
    yield "brackets not closed", "(see [the {board " * 30
    yield "all capitals", words.upper() * 5
    yield "all small letters", words.lower() * 5
    yield "title case", words.title() * 5
    yield (
        "alternating case",
        "".join(c.upper() if n % 2 else c.lower() for n, c in enumerate(words)),
    )
    yield "all numbers", "1 22 333 4,444 5.5 -6 7e8 9/10 11:12 13% $14 №15 ½ ٣ Ⅳ ² " * 30
    yield "one long number", "9" * 2_000
    yield (
        "huge quantities",
        f"It cost ${'9' * 400} million and {'1' * 400}% more, {10**50} people said.",
    )
    yield "odd digits", "On ２０２５-０８-１９ and ١٩ August ٢٠٢٥ it cost ²³ and ①② and 〇 dollars."
    yield (
        "impossible dates",
        "On 31 February 2025, 99/99/9999, 0 May 0000 and 2025-13-45 at 25:61 it shut.",
    )
    yield (
        "far years",
        "In the year 99999, 10000 BC, 3 billion years ago, and in 9999 the quay shut.",
    )
    yield (
        "long ago",
        "999999999999 days ago, 10000 years ago and in 99999999 months the quay shuts.",
    )
    yield "dates alone", "2025-08-19 " * 8
    yield "a table", "\n".join(f"{n}\t{n * n}\tquay" for n in range(200))
    yield "a table in signs", "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 30
    yield "code", "def f(x):\n    return {'a': [x, (1, 2)]}  # no\n" * 12
    yield "markup", f"<p>{ONE}</p><script>alert('{TWO}')</script>&amp;&#0;<!-- -->" * 8
    yield "JSON", json.dumps(record()) * 10
    yield "addresses", "https://nordby.example/a?b=c&d=%20#e a@b.example @nordby #quay " * 8
    yield "one long address", "https://nordby.example/" + "a/" * 2_000
    yield "mathematics", "$x^2$ \\(y\\) $$z$$ ${a}$ \\begin{equation} " * 12
    yield "formulas of tables", "=1+1\n+2\n-3\n@sum(a)\n\t=4\n"
    yield "escapes", "\x1b[31m\x1b]0;x\x07 \\x00 \\u0000 %00 %s {0} {{}} \\n " * 12
    yield "names without end", "Ragna " * 8
    yield "initials without end", "J. R. R. T. " * 8
    yield "titles without end", "President Mr. Dr. Prof. Sir " * 8
    yield "and without end", "Ragna and " * 8
    yield "commas without end", "Ragna, " * 8
    yield "apostrophes without end", "’s" * 200
    yield "hyphens without end", "quay-" * 2_000
    yield "dots without end", "." * 20_000
    yield "dots and letters", "U.S." * 2_000
    yield "said without end", "said " * 8
    yield "not without end", "not " * 300 + "good"
    yield "if without end", "if that which who " * 8
    yield "she without end", "She said he told her they " * 200
    yield "one word, many lines", "quay\n\n" * 200
    yield "list", "\n".join(f"- {n}. item" for n in range(400))
    yield "mail quotes", "\n".join("> " * n + ONE for n in range(40))
    yield "hyphenated lines", "The har-\nbour au-\nthority " * 30
    yield "Chinese", "理事会星期一投票决定关闭码头。“够了，”她说。" * 12
    yield "Thai", "คณะกรรมการลงมติปิดท่าเรือ " * 12
    yield "scripts mixed in a word", "Тhе bоard оf Nоrdby vоted on Моnday." * 8
    yield "full width", "Ｔｈｅ　ｂｏａｒｄ　ｖｏｔｅｄ　ｏｎ　Ｍｏｎｄａｙ．" * 8
    yield "styled letters", "𝐓𝐡𝐞 𝒃𝒐𝒂𝒓𝒅 𝓿𝓸𝓽𝓮𝓭 ⓞⓝ Ⓜⓞⓝⓓⓐⓨ ﬁﬂ ß ẞ İ ı ǅ" * 8
    yield "letters that grow in lower case", "İ" * 500 + words
    yield "ligatures", "The oﬃce ﬁnally ﬂed, said Raﬀaella Oﬀen. " * 8
    yield "lost characters", "\ufffd".join(words.split())
