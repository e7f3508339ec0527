"""Who is who over many articles, scored against what was judged by hand.

    python benchmarks/linking.py GOLD
    python benchmarks/linking.py GOLD --part held-out --show

GOLD is the folder of the shared gold data; links_judged.tsv says which entities of its articles
are one. Printed is B-cubed (Bagga and Baldwin 1998): for each entity how many of those linked with
it are it (precision), and how many of those that are it are linked with it (recall), beside two
simple ways: all of one name in one, and each apart. The articles are linked as one story, whatever
the part.
"""

import argparse
import hashlib
from collections import Counter
from pathlib import Path

import pandas as pd
import seeding

import reread as rr

JUDGED = Path(__file__).parent / "links_judged.tsv"
KEYS = ["article", "start", "end"]


def story(gold, ids):
    """The articles judged, read beside each other."""
    known = seeding.articles(Path(gold))
    return rr.together(
        rr.Article(one["text"], id=id, published=one["published"], title=one.get("title"))
        for id, one in ((id, known[id]) for id in ids)
    )


def compared(gold):
    """One row per entity judged: its cluster, what it is linked to, its name as an id."""
    judged = pd.read_csv(JUDGED, sep="\t", comment="#", dtype={"cluster": "string"})
    read = story(gold, judged["article"].drop_duplicates().tolist())
    rows = judged.merge(read.links(), on=KEYS, how="left")
    texts = read.table("texts").set_index("article")["text"]
    spans = (texts[one.article][one.start : one.end] for one in rows.itertuples())
    digests = [hashlib.sha256(span.encode()).hexdigest() for span in spans]
    if (rows["sha256"] != digests).any():
        raise SystemExit("the articles are not those that were judged")
    return rows


def b_cubed(truth, found):
    """Precision, recall and F1 of clusters, each entity counting once."""
    pairs = Counter(zip(truth, found, strict=True))
    real, made = Counter(truth), Counter(found)
    total = sum(pairs.values())
    precision = sum(count * count / made[mine] for (_, mine), count in pairs.items()) / total
    recall = sum(count * count / real[true] for (true, _), count in pairs.items()) / total
    return precision, recall, 2 * precision * recall / (precision + recall)


def show(rows):
    """Print which clusters are cut, and which are run together."""
    for what, by, other in (("cut", "cluster", "linked"), ("together", "linked", "cluster")):
        for key, group in rows.groupby(by):
            if group[other].nunique() > 1:
                told = [
                    f"{one.article} {one.name} [{getattr(one, other)}; {one.reason}]"
                    for one in group.drop_duplicates([other, "name"]).itertuples(name="Row")
                ]
                print(what, key, *told, sep="\n    ")


def main():
    """Print the scores of one part, or of all."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", help="folder of the shared gold data")
    parser.add_argument("--part", choices=["develop", "held-out", "all"], default="all")
    parser.add_argument("--show", action="store_true", help="print what is linked wrongly")
    args = parser.parse_args()
    rows = compared(args.gold)
    rows = rows[rows["part"].eq(args.part) | (args.part == "all")]
    errors = rows["cluster"].str.startswith("error:")
    lost = rows["linked"].isna() & ~errors
    rows = rows[~errors & ~lost].reset_index(drop=True)
    print(
        f"{args.part}: {len(rows)} entities of {rows['article'].nunique()} articles are "
        f"{rows['cluster'].nunique()}; {errors.sum()} errors and {lost.sum()} lost are left out"
    )
    ways = {
        "reread": rows["linked"],
        "one name": rows["name"].map(rr.tables.slug),
        "each apart": rows.index.to_series(),
    }
    print(f"{'':12}{'precision':>10}{'recall':>10}{'F1':>10}")
    for way, found in ways.items():
        figures = "".join(f"{one:10.4f}" for one in b_cubed(rows["cluster"], found))
        print(f"{way:12}{figures}")
    if args.show:
        show(rows)


if __name__ == "__main__":
    main()
