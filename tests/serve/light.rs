//! How much a page weighs, and what keeps browsers from harm.

use super::*;

#[test]
fn every_page_is_light_and_keeps_browsers_from_harm() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    let mut pages =
        vec![person.get("/"), person.get("/s/s"), person.get("/privacy"), person.get("/nowhere")];
    pages.push(person.begin("s", &[]));
    pages.push(person.answer("s", &[("age", "x")]));
    let assets: usize = ["style.css", "comfort.js"]
        .map(|name| {
            std::fs::read(format!("{}/src/web/static/{name}", crate::support::ROOT)).unwrap().len()
        })
        .iter()
        .sum();
    for page in &pages {
        assert!(
            page.body.len() + assets < 30_000,
            "{}: {} bytes",
            page.path,
            page.body.len() + assets
        );
        let policy = &page.headers["content-security-policy"];
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(page.headers["cache-control"], "no-store");
        assert_eq!(page.headers["x-content-type-options"], "nosniff");
        assert!(
            !page.body.contains("style=\"") && !page.body.contains("onclick"),
            "nothing the policy would forbid"
        );
    }
}

/// What goes over the line for a page to a browser that takes gzip.
fn weight(server: &Server, path: &str, cookie: &str) -> (usize, String) {
    let host = server.address.trim_start_matches("http://");
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let head = String::from_utf8_lossy(
        &bytes[..bytes.windows(4).position(|end| end == b"\r\n\r\n").unwrap()],
    )
    .into_owned();
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    (bytes.len(), head)
}

#[test]
fn the_page_of_a_large_table_is_light_as_well() {
    let rows: String = (0..30)
        .map(|n| format!("r{n}: 'How satisfied are you with the service number {n}?', "))
        .collect();
    let question = format!(
        "{{ id: large, type: matrix, text: Q, scale: {{ from: 0, to: 10 }}, rows: {{ {rows} }} }}"
    );
    let town = town(&format!(
        "survey: s\ntitle: T\nlanguages: [en]\nmodes: [online]\npages:\n  - page: p\n    questions:\n      - {question}\n"
    ));
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    let page = person.begin("s", &[]).is(200);
    assert!(page.body.len() > 30_000, "as large as it should be for this: {}", page.body.len());
    let asset = |end: &str| {
        let path =
            page.body.split('"').find(|part| part.starts_with('/') && part.ends_with(end)).unwrap();
        weight(&server, path, "").0
    };
    let (own, head) = weight(&server, "/s/s/go", person.cookie.as_ref().unwrap());
    let all = own + asset(".css") + asset(".js");
    assert!(all < 30_000, "{all} bytes");
    assert!(
        head.contains("content-encoding: gzip") && head.contains("vary: accept-encoding"),
        "{head}"
    );
    assert!(head.contains("content-security-policy"), "{head}");
}
