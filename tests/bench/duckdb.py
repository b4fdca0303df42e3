"""The same work in DuckDB, in exact decimals, in the quickest of the ways that we know.

Prices and amounts are DECIMAL(18,2), which DuckDB holds in 64 bits; of a payment only the columns a query names are
parsed. Its time is that of its statements alone; its memory that of the process, node's about 45 MB included.
"""

import json

from stopwatch import Took, measure

NODE = "node"
HERE = __file__.rsplit("/", 1)[0]

PAYMENTS = """CREATE VIEW payments AS SELECT * FROM read_csv('{csv}', header = true, auto_detect = false, delim = ',',
  quote = '"', escape = '"', new_line = '\\n', columns = {{'payment_id': 'VARCHAR', 'date': 'DATE',
  'employee_id': 'VARCHAR', 'contract_id': 'VARCHAR', 'product': 'VARCHAR', 'quantity': 'DECIMAL(18,6)',
  'list_price': 'DECIMAL(18,2)', 'contract_price': 'DECIMAL(18,2)', 'amount': 'DECIMAL(18,2)'}})"""

# The excess of a payment in fen, rounded half away from zero: DuckDB's own division would be a floating-point one.
CREDITED = """SELECT *, (2 * a * greatest(c - l, 0) + c) // (2 * c) AS excess FROM
  (SELECT *, (amount * 100)::BIGINT AS a, (list_price * 100)::BIGINT AS l, (contract_price * 100)::BIGINT AS c
   FROM {source})"""
SUMS = "COPY (SELECT employee_id, sum(a), sum(excess) FROM ({credited}) GROUP BY 1) TO '{out}' (HEADER false)"
DUPLICATES = "COPY (SELECT payment_id FROM {source} GROUP BY 1 HAVING count(*) > 1) TO '{out}' (HEADER false)"
# What commission_lines.csv holds, but for the number of the line and the notes: in DuckDB's favour.
LINES = """COPY (SELECT '{month}' AS month, payment_id, '{name}' AS source, date, employee_id, contract_id,
  '' AS customer, product, amount, amount - e AS regular, e AS excess,
  (amount - e)::DECIMAL(15,2) * 0.03::DECIMAL(3,2) AS base_commission,
  e::DECIMAL(15,2) * 0.1::DECIMAL(3,1) AS excess_commission
  FROM (SELECT *, (excess::DECIMAL(15,0) * 0.01::DECIMAL(3,2))::DECIMAL(18,2) AS e FROM ({credited})))
  TO '{out}' (HEADER true)"""
LOAD = "CREATE TABLE loaded AS SELECT * FROM payments"
LOAD_FOR_SUMS = """CREATE TABLE loaded AS SELECT payment_id, employee_id, list_price, contract_price, amount
  FROM payments"""
UNORDERED = "SET preserve_insertion_order = false"


class DuckDB:
    """DuckDB as npm's package carries it, in a folder of its own."""

    def __init__(self, folder, scratch, threads):
        self.folder, self.scratch, self.threads = folder, scratch, threads
        _, self.version, _ = self.run([])
        self.version = f"DuckDB {self.version.lstrip('v')}"

    def run(self, statements):
        """Runs statements after each other: what they took together, the version, and each one's seconds."""
        process, said = measure([NODE, f"{HERE}/duckdb.mjs", self.folder, str(self.threads)],
                                stdin=";\n".join(statements).encode())
        told = json.loads(said)
        each = [step["wall"] for step in told["took"]]
        return Took(sum(each), sum(step["cpu"] for step in told["took"]), process.memory), told["version"], each

    def out(self, kind):
        return self.scratch / f"duckdb-{kind}.csv"

    def statements(self, book, parts, way):
        """parts: some of sums, duplicates, lines. way: `queries` reads the CSV for each, `table` loads it once."""
        source = "payments" if way == "queries" else "loaded"
        credited = CREDITED.format(source=source)
        texts = {"sums": SUMS, "duplicates": DUPLICATES, "lines": LINES}
        made = [PAYMENTS.format(csv=book.payments)]
        if way == "table":
            made.append(LOAD if "lines" in parts else LOAD_FOR_SUMS)
        return made + [texts[part].format(source=source, credited=credited, out=self.out(part),
                                          month=book.payments.stem, name=book.payments.name) for part in parts]

    def work(self, book, parts, way="queries", ordered=True, keep=False):
        """Does it, removes what it wrote unless told to keep it, and returns its Took."""
        before = [] if ordered else [UNORDERED]
        took, _, _ = self.run(before + self.statements(book, parts, way))
        if not keep:
            for part in parts:
                self.out(part).unlink()
        return took
