"""The summary of a month as somebody would write it with pandas: counts with shares, open and closed, medians and 90th
percentiles, clocks met and missed. `summary.py yaml FOLDER MONTH` or `summary.py csv FILE MONTH`. It does less than `plaint
summary`, which also judges promises by what stood when, folds corrections and voided events, and adds up money."""

import pathlib
import sys

import pandas as pd


def of_yaml(folder):
    """A row for each complaint, from its file."""
    import yaml

    rows = []
    for path in sorted(pathlib.Path(folder).rglob("*.yaml")):
        with path.open("rb") as file:
            record = yaml.load(file, Loader=yaml.CSafeLoader)
        events = record["events"]
        first = {}
        for event in events:
            first.setdefault(event["event"], event["at"])
        due = events[0].get("due", {})
        rows.append(
            {
                "received": record["received"],
                "channel": record.get("channel"),
                "category": record.get("category"),
                "status": "closed" if "closed" in first else "open",
                "first_response": first.get("responded"),
                "first_closed": first.get("closed"),
                "outcome": next((event.get("outcome") for event in events if event["event"] == "closed"), None),
                "respond_due": due.get("respond", {}).get("at"),
                "settle_due": due.get("settle", {}).get("at"),
            }
        )
    return pd.DataFrame(rows)


def main(form, source, month):
    table = of_yaml(source) if form == "yaml" else pd.read_csv(source, dtype=str)
    times = [name for name in table.columns if name in TIMES]
    for name in times:
        table[name] = pd.to_datetime(table[name], utc=True, format="ISO8601")
    local = table["received"].dt.tz_convert("Asia/Shanghai")
    table = table[local.dt.strftime("%Y-%m") == month]
    print("received", len(table))
    for name in ["channel", "category", "status", "outcome"]:
        counts = table[name].value_counts(dropna=False)
        print(pd.DataFrame({"count": counts, "share": counts / max(len(table), 1)}))
    for name in ["first_response", "first_closed"]:
        taken = (table[name] - table["received"]).dt.total_seconds()
        print(name, taken.median(), taken.quantile(0.9))
    if form == "yaml":
        for name, answer in [("respond_due", "first_response"), ("settle_due", "first_closed")]:
            print(name, "missed", int((table[answer] > table[name]).sum()))
    else:
        print("missed", int(table["missed"].astype(int).sum()))


TIMES = ["received", "first_response", "first_closed", "respond_due", "settle_due"]

main(*sys.argv[1:4])
