//! Each shape against a schema written by hand; whether the whole accepts what the readers accept
//! is tested with an independent validator in `tests/schema`.

use serde_json::json;

use super::{schema, slug};
use crate::survey::{GRAMMAR, NEEDS};
use crate::yaml::{GrammarTable, Names, Shape, list_of, may, needed, set_of};

#[test]
fn a_table_becomes_a_map_of_its_keys_and_no_others() {
    const TABLE: GrammarTable = GrammarTable {
        what: "a thing",
        keys: &[
            &[needed("name", Shape::ID, "Its name")],
            &[
                may("size", Shape::Integer(Some(1)), "Its size"),
                may("kind", Shape::Words(&["a", "b"]), "Its kind"),
            ],
        ],
        one_of: &["size", "kind"],
    };
    let expected = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Things",
        "$ref": "#/$defs/a-thing",
        "$defs": { "a-thing": {
            "type": "object",
            "properties": {
                "name": { "type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "description": "Its name" },
                "size": { "type": ["integer", "string"], "pattern": "^[+-]?[0-9]+$", "minimum": 1, "description": "Its size" },
                "kind": { "type": "string", "enum": ["a", "b"], "description": "Its kind" },
            },
            "additionalProperties": false,
            "required": ["name"],
            "oneOf": [{ "required": ["size"] }, { "required": ["kind"] }],
        } },
    });
    assert_eq!(schema("Things", &Shape::Table(&TABLE)), expected);
}

#[test]
fn lists_maps_and_choices_keep_what_they_hold() {
    let part = |shape: &Shape| {
        let mut all = schema("", shape);
        let map = all.as_object_mut().unwrap();
        for key in ["$schema", "title", "$defs"] {
            map.remove(key);
        }
        all
    };
    let line = json!({ "type": ["string", "number", "boolean"] });
    assert_eq!(part(&list_of(&Shape::Line)), json!({ "type": "array", "items": line }));
    assert_eq!(
        part(&set_of(&Shape::Line)),
        json!({ "type": "array", "items": line, "uniqueItems": true })
    );
    assert_eq!(
        part(&Shape::Map(Names::Any, &Shape::Line)),
        json!({ "type": "object", "additionalProperties": line })
    );
    let any = part(&Shape::Any(&[Shape::Words(&["all"]), Shape::Line]));
    assert_eq!(any, json!({ "anyOf": [{ "type": "string", "enum": ["all"] }, line] }));
}

#[test]
fn every_type_of_question_has_its_case() {
    let schema = schema("", &GRAMMAR);
    let cases =
        schema["$defs"]["a-page"]["properties"]["questions"]["items"]["allOf"].as_array().unwrap();
    assert_eq!(cases.len(), 13);
    let ranking =
        cases.iter().find(|case| case["if"]["properties"]["type"]["const"] == "ranking").unwrap();
    assert_eq!(ranking["then"]["$ref"], "#/$defs/a-ranking");
}

#[test]
fn names_of_parts_are_plain() {
    assert_eq!(slug("a ranking by places (`ranked`)"), "a-ranking-by-places-ranked");
    assert_eq!(slug("`town.yaml`"), "town-yaml");
    assert!(schema("", &NEEDS)["$defs"]["a-need"].is_object());
}
