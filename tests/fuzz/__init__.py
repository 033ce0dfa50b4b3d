"""A fuzzer that is guided by coverage, for what reads the bytes of others: the reader of files and the examiner of records.

`targets` says what must be so of any bytes; the ordinary test run tries that over every seed (`test_targets`). `engine`
runs libFuzzer over them by way of atheris, which `requirements/fuzz.txt` locks and nothing else needs.
"""
