"""Holds YAML files against a JSON Schema, independently of mitreden: `validate.py SCHEMA FILE...`.

Prints a JSON object with the problems of each file. YAML is read as version 1.2, as editors read it: days stay text.
"""

import json
import sys

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError


class Constructor(SafeConstructor):
    """YAML's core schema: no days."""


Constructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def plain(value):
    """What was read as JSON knows it: keys are texts."""
    if isinstance(value, dict):
        return {key_text(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def key_text(key):
    if key is None:
        return "null"
    if isinstance(key, bool):
        return str(key).lower()
    return str(key)


def problems(validator, path):
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = Constructor
    try:
        with open(path, encoding="utf-8") as file:
            value = plain(yaml.load(file))
    except YAMLError as error:
        return [f"no YAML: {error}"]
    return ["/".join(map(str, error.absolute_path)) + ": " + error.message for error in validator.iter_errors(value)]


def main():
    schema_path, *files = sys.argv[1:]
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    json.dump({path: problems(validator, path) for path in files}, sys.stdout)


main()
