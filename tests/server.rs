//! The server as a process of its own, and people who visit it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::support::Town;

/// A server that runs until this is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
    log: Arc<Mutex<String>>,
}

impl Server {
    /// Starts `serve` in a town and waits until it listens.
    pub(crate) fn start(town: &Town, args: &[&str]) -> Self {
        Self::of(&mut command(town, args))
    }

    /// The same at another time than usual.
    pub(crate) fn start_on(now: &str, town: &Town, args: &[&str]) -> Self {
        Self::of(&mut command_on(now, town, args))
    }

    /// Starts one by this command and waits until it listens.
    pub(crate) fn of(command: &mut Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        if line.is_empty() {
            let mut told = String::new();
            child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
            panic!("{told}");
        }
        // What it logs is read, so that it never has to wait.
        let (lines, log) = (
            BufReader::new(child.stderr.take().unwrap()).lines(),
            Arc::new(Mutex::new(String::new())),
        );
        let kept = Arc::clone(&log);
        std::thread::spawn(move || {
            lines.map_while(Result::ok).for_each(|line| *kept.lock().unwrap() += &(line + "\n"));
        });
        Self { child, address: line.trim().to_owned(), log }
    }

    /// What it has logged so far.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// What it has logged once that holds certain words: it logs a moment after it has done
    /// something, and is read by a thread of its own.
    pub(crate) fn log_with(&self, words: &[&str]) -> String {
        let begun = Instant::now();
        loop {
            let log = self.log();
            if words.iter().all(|words| log.contains(words)) {
                return log;
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "not logged: {words:?}\n{log}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The number of its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Kills it as a power cut would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Stops it as a service manager does; how it ended.
    #[cfg(unix)]
    pub(crate) fn stop(self) -> i32 {
        self.stop_by("TERM")
    }

    /// Sends it a signal and waits for it to end; how it ended.
    #[cfg(unix)]
    pub(crate) fn stop_by(mut self, signal: &str) -> i32 {
        Command::new("kill")
            .args([&format!("-{signal}"), &self.child.id().to_string()])
            .status()
            .unwrap();
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(30) {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().unwrap_or(-1);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("it does not stop");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `serve` as it would be started, its address chosen by the system unless one is named.
pub(crate) fn command(town: &Town, args: &[&str]) -> Command {
    command_on("2026-05-12T10:00", town, args)
}

fn command_on(now: &str, town: &Town, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mitreden"));
    let listens = args.contains(&"--listen");
    command
        .current_dir(town.path(""))
        .env_remove("MITREDEN_STORE")
        .args(["--now", now, "--lang", "en", "serve", "--log", "error"])
        .args(if listens { &[][..] } else { &["--listen", "127.0.0.1:0"] })
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
    /// The address it is of, without the server's.
    pub(crate) path: String,
}

impl Page {
    #[track_caller]
    pub(crate) fn shows(self, text: &str) -> Self {
        assert!(
            self.body.contains(text),
            "`{text}` is not on {} ({}):\n{}",
            self.path,
            self.status,
            self.body
        );
        self
    }

    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}:\n{}", self.path, self.body);
        self
    }

    /// The value of the first field of a name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let from = self.body.find(&format!("name=\"{name}\""))?;
        let rest = &self.body[from..];
        let rest = &rest[rest.find("value=\"")? + 7..];
        rest.split('"').next()
    }

    /// The code that is shown.
    pub(crate) fn code(&self) -> String {
        let from = self
            .body
            .find("<p class=\"code\">")
            .unwrap_or_else(|| panic!("no code on {}", self.path))
            + 16;
        self.body[from..from + 19].to_owned()
    }
}

/// Somebody with a browser of their own.
pub(crate) struct Person {
    agent: ureq::Agent,
    server: String,
    pub(crate) cookie: Option<String>,
    pub(crate) headers: Vec<(String, String)>,
    /// The language of the browser.
    pub(crate) lang: &'static str,
    pub(crate) page: Option<Page>,
}

impl Person {
    pub(crate) fn at(server: &Server) -> Self {
        Self::to(&server.address)
    }

    /// The same by the address.
    pub(crate) fn to(address: &str) -> Self {
        let agent = ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(40)))
            .build();
        Self {
            agent: agent.into(),
            server: address.to_owned(),
            cookie: None,
            headers: Vec::new(),
            lang: "en",
            page: None,
        }
    }

    /// The same browser, after the server was started anew somewhere else.
    pub(crate) fn moves_to(&mut self, server: &Server) {
        self.moves(&server.address);
    }

    /// Sends from another address from now on, as a trusted proxy tells it: limits are by address.
    pub(crate) fn comes_from(&mut self, n: usize) {
        let [.., a, b, c] = n.to_be_bytes();
        self.headers = vec![("X-Forwarded-For".into(), format!("10.{a}.{b}.{c}"))];
    }

    /// Where the server is.
    pub(crate) fn address(&self) -> String {
        self.server.clone()
    }

    /// The same by the address.
    pub(crate) fn moves(&mut self, address: &str) {
        address.clone_into(&mut self.server);
    }

    pub(crate) fn get(&mut self, path: &str) -> Page {
        self.try_get(path).unwrap()
    }

    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.try_post(path, fields).unwrap()
    }

    pub(crate) fn try_get(&mut self, path: &str) -> Result<Page, ureq::Error> {
        let request =
            self.agent.get(format!("{}{path}", self.server)).header("Accept-Language", self.lang);
        let request =
            self.cookie.iter().fold(request, |request, cookie| request.header("Cookie", cookie));
        let request =
            self.headers.iter().fold(request, |request, (name, value)| request.header(name, value));
        let answer = request.call()?;
        self.follow(path, answer)
    }

    pub(crate) fn try_post(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Result<Page, ureq::Error> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.try_post_raw(path, body.as_bytes())
    }

    pub(crate) fn try_post_raw(&mut self, path: &str, body: &[u8]) -> Result<Page, ureq::Error> {
        let request =
            self.agent.post(format!("{}{path}", self.server)).header("Accept-Language", self.lang);
        let request = request.header("Content-Type", "application/x-www-form-urlencoded");
        let request =
            self.cookie.iter().fold(request, |request, cookie| request.header("Cookie", cookie));
        let request =
            self.headers.iter().fold(request, |request, (name, value)| request.header(name, value));
        let answer = request.send(body)?;
        self.follow(path, answer)
    }

    /// Keeps the cookie and goes where the answer leads.
    fn follow(
        &mut self,
        path: &str,
        mut answer: ureq::http::Response<ureq::Body>,
    ) -> Result<Page, ureq::Error> {
        let mut headers: BTreeMap<String, String> = answer
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect();
        let cookies =
            answer.headers().get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
        headers.insert("set-cookies".to_owned(), cookies.collect::<Vec<_>>().join("\n"));
        if let Some(cookie) = headers.get("set-cookie") {
            let pair = cookie.split(';').next().unwrap().to_owned();
            self.cookie = Some(pair).filter(|pair| !pair.ends_with('='));
        }
        if let Some(to) = headers.get("location") {
            assert_eq!(answer.status().as_u16(), 303);
            let to = to.clone();
            return self.try_get(&to);
        }
        let body = answer.body_mut().read_to_string()?;
        let page = Page { status: answer.status().as_u16(), headers, body, path: path.to_owned() };
        self.page = Some(page.clone());
        Ok(page)
    }

    /// Begins an interview with the form of the first page.
    pub(crate) fn begin(&mut self, survey: &str, more: &[(&str, &str)]) -> Page {
        let start = self.get(&format!("/s/{survey}"));
        let code = start
            .value("code")
            .unwrap_or_else(|| {
                panic!("no code on a page of status {}: {}", start.status, start.body)
            })
            .to_owned();
        let fields = [&[("lang", self.lang), ("code", &code), ("consent", "yes")], more].concat();
        self.post(&format!("/s/{survey}/begin"), &fields)
    }

    /// Answers the page that is shown.
    pub(crate) fn answer(&mut self, survey: &str, fields: &[(&str, &str)]) -> Page {
        let (part, at) = self.form();
        self.post(
            &format!("/s/{survey}/go"),
            &[&[(".part", part.as_str()), (".at", &at)], fields].concat(),
        )
    }

    /// The hidden fields of the page that is shown.
    pub(crate) fn form(&self) -> (String, String) {
        let page = self.page.as_ref().unwrap();
        (
            page.value(".part").unwrap_or_default().to_owned(),
            page.value(".at").unwrap_or_default().to_owned(),
        )
    }
}
