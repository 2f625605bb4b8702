from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from retrieval.errors import BadInput, NotFound
from retrieval.evaluation.interaction_files import InteractionFile, read_interactions

Written = Callable[..., Path]


def steps(read: InteractionFile) -> dict[str, list[str]]:
    """Shopper → products, oldest first."""
    table = read.interactions
    return {
        name: [table.item_ids[item] for item in items]
        for name, items in zip(table.shopper_ids, table.sequences(), strict=True)
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("shopper", "item", "time"),
    [
        ("user_id", "item_id", "timestamp"),
        ("CustomerID", "StockCode", "InvoiceDate"),
        ("visitorid", "asin", "step"),
        ("shopper", "Product ID", "order"),
        ("user_id:token", "item_id:token", "timestamp:float"),
        ("Kundennummer", "Artikelnummer", "Datum"),
    ],
)
def test_columns_are_guessed(
    written: Written, delimiter: str, shopper: str, item: str, time: str
) -> None:
    lines = [(item, time, shopper), ("a", "2", "ann"), ("b", "1", "ann"), ("a", "1", "bob")]
    read = read_interactions(written("\n".join(delimiter.join(line) for line in lines)))
    assert steps(read) == {"ann": ["b", "a"], "bob": ["a"]}
    assert dict(read.columns) == {"shopper": shopper, "item": item, "time": time}
    assert (read.rows, dict(read.dropped)) == (3, {})


def test_mapped_columns_win(written: Written) -> None:
    path = written("user_id,who,what,item_id\nu1,ann,a,x\nu2,bob,b,y\n")
    read = read_interactions(path, columns={"shopper": "who", "item": "what"})
    assert steps(read) == {"ann": ["a"], "bob": ["b"]}
    assert read.clock == "position"  # no time: the order of the rows


def test_an_empty_mapping_takes_a_guess_back(written: Written) -> None:
    path = written("user,item,weight\nann,a,7\n")
    assert read_interactions(path).interactions.weight.tolist() == [7.0]
    assert read_interactions(path, columns={"weight": ""}).interactions.weight.tolist() == [1.0]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("881250949", 881250949.0),
        ("1538352000123", 1538352000.123),
        ("1538352000123456", 1538352000.123456),
        ("1538352000123456789", 1538352000.1234567),
        ("2018-10-01T00:00:00Z", 1538352000.0),
        ("2018-10-01T02:00:00+02:00", 1538352000.0),
        ("2018-10-01 00:00:00", 1538352000.0),
        ("2018-10-01", 1538352000.0),
        ("20181001", 1538352000.0),
        ("01.10.2018 00:00", 1538352000.0),
        ("10/31/2018 0:00", 1540944000.0),
        ("31/10/2018 0:00:00", 1540944000.0),
        ('"10 31, 2018"', 1540944000.0),
        ("17", 17.0),
    ],
)
def test_times(written: Written, text: str, seconds: float) -> None:
    read = read_interactions(written(f"user\titem\ttime\nann\ta\t{text}\n"))
    assert read.interactions.time.tolist() == pytest.approx([seconds])
    assert read.clock == "time"


def test_guests_are_grouped_by_invoice(written: Written) -> None:
    path = written("InvoiceNo,CustomerID,StockCode,time\n1,17850.0,a,1\n2,,b,2\n2,,c,3\n3,,d,4\n")
    assert steps(read_interactions(path)) == {
        "17850": ["a"], "guest 2": ["b", "c"], "guest 3": ["d"],
    }  # fmt: skip


def test_guests_without_an_invoice_are_left_out(written: Written) -> None:
    read = read_interactions(written("user,item\nann,a\n,b\nbob,\n"))
    assert steps(read) == {"ann": ["a"]}
    assert dict(read.dropped) == {"without a product": 1, "without a shopper": 1}
    assert "1 without a shopper" in str(read)


def test_sessions_stand_in_for_shoppers(written: Written) -> None:
    read = read_interactions(written("session_id,item_id,time\n7,a,1\n7,b,2\n8,a,1\n"))
    assert steps(read) == {"7": ["a", "b"], "8": ["a"]}


def test_cancellations_and_returns_are_left_out(written: Written) -> None:
    path = written(
        "InvoiceNo,StockCode,Quantity,InvoiceDate,CustomerID\n"
        "536365,a,6,2010-12-01 08:26:00,1\n"
        "C536379,a,-1,2010-12-01 09:41:00,1\n"
        "536380,b,0,2010-12-01 09:41:00,1\n"
        "536381,c,2,2010-12-01 09:42:00,1\n"
    )
    read = read_interactions(path)
    assert steps(read) == {"1": ["a", "c"]}
    assert dict(read.dropped) == {"cancelled": 1, "returned": 1}
    assert read.rows == len(read.interactions) + sum(read.dropped.values())


def test_a_shop_whose_invoices_all_begin_with_c_has_no_cancellations(written: Written) -> None:
    read = read_interactions(written("invoice,user,item\nC1001,ann,a\nC1002,bob,b\n"))
    assert len(read.interactions) == 2


def test_repeats_stay_and_the_same_row_twice_is_one(written: Written) -> None:
    read = read_interactions(written("user,item,time\nann,a,1\nann,a,2\nann,a,2\n"))
    assert steps(read) == {"ann": ["a", "a"]}
    assert dict(read.dropped) == {"repeated": 1}
    without_time = read_interactions(written("user,item\nann,a\nann,a\n"))
    assert steps(without_time) == {"ann": ["a", "a"]}


def test_events_are_weighed(written: Written) -> None:
    path = written(
        "visitorid,event,itemid,timestamp\n1,view,a,1433221332117\n1,addtocart,a,1433221332118\n"
        "1,transaction,a,1433221332119\n1,impression,b,1433221332120\n"
    )
    read = read_interactions(path)
    assert read.interactions.weight.tolist() == [1.0, 3.0, 5.0]
    assert dict(read.dropped) == {"not a choice": 1}


def test_sequences(written: Written) -> None:
    read = read_interactions(written("1 10 11 10\n\n2 12\n3\n", "sequences.txt"))
    assert steps(read) == {"1": ["10", "11", "10"], "2": ["12"]}
    assert (read.rows, dict(read.dropped), read.clock) == (3, {"without products": 1}, "position")


def test_packed_files(written: Written) -> None:
    path = written(gzip.compress(b"user,item\nann,a\n"), "orders.csv.gz")
    assert steps(read_interactions(path)) == {"ann": ["a"]}


def test_the_catalogue_comes_first(written: Written) -> None:
    read = read_interactions(written("user,item\nann,b\n"), catalogue=["a", "b"])
    assert read.interactions.item_ids == ("a", "b")
    assert read.interactions.counts.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("content", "says", "hint"),
    [
        ("", "orders.csv is empty", "Export"),
        ("user,item\n", "no rows", "first line names the columns"),
        ("a,b\n1,2\n", "shopper or item. Its columns are: a, b.", "--map shopper=COLUMN"),
        ("user,thing\nann,x\n", "recognised as item", "--map item=COLUMN"),
        ("user,item,time\nann,a,1\nann,b,soon\n", "row 3, column “time”: “soon”", "ISO 8601"),
        ("user,item,time\nann,a,2018-10-01\nann,b,2018-13-01\n", "“2018-13-01” isn't", "ISO 8601"),
        ("user,item,time\nann,a,1/2/2018\n", "begin with the day or the month", "ISO 8601"),
        ("user,item,weight\nann,a,much\n", "row 2, column “weight”: “much”", "--map weight="),
        ("user,item,weight\nann,a,-1\n", "“-1” isn't a weight", "from 0 up"),
        ("user,item,weight\nann,a,nan\n", "“nan” isn't a weight", "from 0 up"),
        ("user,item,quantity\nann,a,-1\n", "no row can be used (1 returned)", "rows"),
        ("1 2 3\n1 4 5\n", "row 2: shopper 1 has a line already (row 1)", "header line"),
        ("user_id item_id\n1 2\n", "columns with blanks", "CSV or TSV"),
        (b"PK\x03\x04zip", "binary", "Unpack"),
        (bytes(range(256)) * 20, "binary", "CSV"),
        ('{"user": "ann"}', "json", "CSV or TSV"),
    ],
)
def test_what_cannot_be_read(written: Written, content: str | bytes, says: str, hint: str) -> None:
    with pytest.raises(BadInput) as error:
        read_interactions(written(content))
    assert says in error.value.message
    assert hint in error.value.hint


@pytest.mark.parametrize(
    ("columns", "says", "hint"),
    [
        ({"colour": "x"}, "no target “colour”", "Targets: shopper, item, time"),
        ({"item": "x"}, "no column “x” to map to item", "Columns: user, item."),
    ],
)
def test_what_cannot_be_mapped(
    written: Written, columns: dict[str, str], says: str, hint: str
) -> None:
    with pytest.raises(BadInput) as error:
        read_interactions(written("user,item\nann,a\n"), columns=columns)
    assert says in error.value.message
    assert hint in error.value.hint


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no file"):
        read_interactions(tmp_path / "nowhere.csv")


def test_a_huge_line_and_a_broken_row_are_left_out(written: Written) -> None:
    path = written("user,item\nann,a\n" + "x" * 5_000_000 + "\nbob,b,c,d\ncy,c\n")
    read = read_interactions(path)
    assert steps(read) == {"ann": ["a"], "cy": ["c"]}
    assert dict(read.dropped) == {"broken": 2}
    sequences = read_interactions(written("1 a b\n" + "x " * 2_500_000 + "\n", "long.txt"))
    assert dict(sequences.dropped) == {"too long": 1}
    assert sequences.rows == 2


def test_real_sequences(shared_data: Callable[[str], Path]) -> None:
    read = read_interactions(shared_data("amazon-beauty/sequences.txt"))
    table = read.interactions
    assert (read.rows, table.n_shoppers, table.n_items) == (22_363, 22_363, 12_101)
    assert len(table) == 198_502
    assert steps(read)["1"] == ["1", "2", "3", "4", "5"]


def test_real_table(shared_data: Callable[[str], Path]) -> None:
    read = read_interactions(shared_data("amazon-office/interactions.csv"))
    assert (len(read.interactions), read.interactions.n_shoppers) == (11_646, 1_795)
    assert (read.clock, dict(read.dropped)) == ("position", {})
    assert steps(read)["A994"][:4] == ["2122", "243", "811", "812"]


def test_real_invoices(invoices: InteractionFile) -> None:
    read = invoices
    assert read.rows == 370_931
    assert read.rows == len(read.interactions) + sum(read.dropped.values())
    assert set(read.dropped) == {"cancelled", "returned", "repeated"}
    assert read.interactions.time.min() == 1291191960.0  # 2010-12-01 08:26
    assert "17850" in read.interactions.shopper_ids


def test_recbole_file(ml_100k: Path) -> None:
    read = read_interactions(ml_100k)
    table = read.interactions
    assert (len(table), table.n_shoppers, table.n_items) == (100_000, 943, 1_682)
    assert set(table.weight.tolist()) == {1.0}
