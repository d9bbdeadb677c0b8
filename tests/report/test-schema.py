# test-schema.py: the reports that Spool writes against the JSON Schema that it ships.
# SPDX-License-Identifier: GPL-3.0-or-later
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print('1..0 # SKIP python3-jsonschema is not installed')
    sys.exit(0)

SAMPLES, SCHEMA, FIRST = sys.argv[1:]
PASSED = []


def check(name, passed):
    PASSED.append(passed)
    print(f'{"ok" if passed else "not ok"} {len(PASSED)} {name}')


def remove_seed(report):
    del report['plan']['seed']


def set_time(report):
    report['runs'][0]['wall_s'] = '1.5'


def set_digest(report):
    report['runs'][0]['job_records'][0]['digest'] = 5


def set_kinds(report):
    report['machine_after']['core_classes'] = {'performance': 4}


def guess_nothing(report):
    report['plan']['guesses'][0]['share_of_serial'] = 0


def guess_at_no_one(report):
    del report['plan']['guesses'][0]['executor']


def drop_records(report):
    del report['runs'][0]['job_records']


def main():
    schema = json.loads(pathlib.Path(SCHEMA).read_text(encoding='utf-8'))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([SAMPLES, folder], check=True)
        reports = {path.name: json.loads(path.read_text(encoding='utf-8'))
                   for path in sorted(pathlib.Path(folder).iterdir())}
    reports['first version'] = json.loads(pathlib.Path(FIRST).read_text(encoding='utf-8'))
    for name, report in reports.items():
        errors = list(validator.iter_errors(report))
        for error in errors[:5]:
            print('#', error.json_path, error.message)
        check(f'valid {name}', not errors)
    # A schema that takes everything would prove nothing.
    for damage in [remove_seed, set_time, set_digest, set_kinds, guess_nothing, guess_at_no_one,
                   drop_records]:
        report = copy.deepcopy(reports['plain.spool.json'])
        damage(report)
        check(f'refused {damage.__name__}', not validator.is_valid(report))
    print(f'1..{len(PASSED)}')
    sys.exit(0 if all(PASSED) else 1)


main()
