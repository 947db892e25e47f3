//! How many pages a second are answered, beside a bare loop that commits the same and a server that
//! stores nothing; and how long people wait while a thousand answer at once. `benches/README.md`
//! says how to read it.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::format_collect,
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a bench"
)]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use chrono::NaiveDate;
use mitreden::ask::interview::Plan;
use mitreden::ask::online::{self, ServedSurvey, Settings, Site};
use mitreden::base::diagnostics::{Problems, Source};
use mitreden::define::survey::{Definition, Survey, read};
use mitreden::keep::journal::{Aside, Begun, Happening, Pending};
use mitreden::keep::online::{
    Beginning, InterviewStanding, Invitation, KeepOutcome, Log, OnlineCounts, OnlineStore, Sqlite,
};
use mitreden::keep::record::Record;
use mitreden::keep::store::{Aged, StoreError};
use mitreden::keep::tombstone::{Key, Tombstone};
use mitreden::web::address::Proxies;
use mitreden::web::listen::listen;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt};
use uuid::Uuid;

/// People who answer as fast as they can.
const CROWD: usize = 64;
const SECONDS: u64 = 8;
/// People who think.
const THINKERS: usize = 1_000;
const THINKING: Duration = Duration::from_secs(5);

fn survey() -> Survey {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/surveys/digitales-leoben-2026.yaml"
    ))
    .unwrap();
    let needs =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/town/needs.yaml")).unwrap();
    let needs: String = needs.lines().map(|line| format!("  {line}\n")).collect();
    let text = text.replace("needs: all ", &format!("needs:\n{needs}#"));
    let mut problems = Problems::new();
    read(&Source::new("s.yaml", &text), &[], None, &mut problems)
        .unwrap_or_else(|| std::process::abort())
}

/// A store that keeps nothing but the interviews under way, in memory.
#[derive(Debug)]
struct Nowhere {
    key: Key,
    open: Mutex<HashMap<Uuid, Pending>>,
}

#[async_trait]
impl OnlineStore for Nowhere {
    fn key(&self) -> &Key {
        &self.key
    }
    async fn other_keys(&self) -> Result<std::collections::BTreeSet<Key>, StoreError> {
        Ok(std::collections::BTreeSet::new())
    }
    async fn archive(&self, _: &Definition) -> Result<(), StoreError> {
        Ok(())
    }
    async fn definition(&self, _: &str) -> Result<Option<Definition>, StoreError> {
        Ok(None)
    }
    async fn begin(&self, begun: &Begun, _: Option<&Invitation>) -> Result<Beginning, StoreError> {
        self.open
            .lock()
            .unwrap()
            .insert(begun.id, Pending { begun: begun.clone(), happenings: Vec::new() });
        Ok(Beginning::Begun)
    }
    async fn standing(&self, id: &Uuid) -> Result<InterviewStanding, StoreError> {
        let open = self.open.lock().unwrap().get(id).cloned();
        Ok(open.map_or(InterviewStanding::Unknown, |pending| {
            InterviewStanding::Open(Box::new(pending))
        }))
    }
    async fn append(
        &self,
        id: &Uuid,
        first: usize,
        happenings: &[Happening],
    ) -> Result<KeepOutcome, StoreError> {
        let mut open = self.open.lock().unwrap();
        let Some(pending) = open.get_mut(id).filter(|pending| pending.happenings.len() == first)
        else {
            return Ok(KeepOutcome::Behind);
        };
        pending.happenings.extend(happenings.iter().cloned());
        Ok(KeepOutcome::Kept)
    }
    async fn conclude(&self, record: &Record, _: usize) -> Result<KeepOutcome, StoreError> {
        self.open.lock().unwrap().remove(&record.id);
        Ok(KeepOutcome::Kept)
    }
    async fn promise(&self, _: &str, _: u32) -> Result<(), StoreError> {
        Ok(())
    }
    async fn forget(&self, _: &[Uuid]) -> Result<usize, StoreError> {
        Ok(0)
    }
    async fn withdraw(&self, _: &Uuid) -> Result<bool, StoreError> {
        Ok(false)
    }
    async fn aside(&self) -> Result<Vec<Aside>, StoreError> {
        Ok(Vec::new())
    }
    async fn begun_before(&self, _: NaiveDate) -> Result<Vec<Pending>, StoreError> {
        Ok(Vec::new())
    }
    async fn aged(&self, _: NaiveDate) -> Result<Aged, StoreError> {
        Ok(Aged::default())
    }
    async fn count(&self, _: NaiveDate, _: &OnlineCounts) -> Result<(), StoreError> {
        Ok(())
    }
    async fn counts(&self) -> Result<OnlineCounts, StoreError> {
        Ok(OnlineCounts::default())
    }
    async fn invite(&self, _: &[Invitation]) -> Result<usize, StoreError> {
        Ok(0)
    }
    async fn invitations(&self) -> Result<(usize, usize), StoreError> {
        Ok((0, 0))
    }
    async fn records(&self) -> Result<Vec<Record>, StoreError> {
        Ok(Vec::new())
    }
    async fn tombstones(&self) -> Result<std::collections::BTreeSet<Tombstone>, StoreError> {
        Ok(std::collections::BTreeSet::new())
    }
    async fn settle(&self, _: NaiveDate) -> Result<(), StoreError> {
        Ok(())
    }
    async fn log(&self) -> Result<Log, StoreError> {
        Ok(Log::OwnFile)
    }
    async fn tend(&self) -> Result<(), StoreError> {
        Ok(())
    }

    async fn check(&self) -> Result<(), StoreError> {
        Ok(())
    }
}

/// A server in a process of its own, until its input ends.
fn serve(folder: Option<&str>) {
    let plan = Plan::new(survey()).unwrap();
    let sqlite = folder.map(|folder| {
        Arc::new(
            Sqlite::open(&std::path::Path::new(folder).join("responses.sqlite"), || [7; 32].into())
                .unwrap(),
        )
    });
    let store: Arc<dyn OnlineStore> = match &sqlite {
        Some(sqlite) => Arc::clone(sqlite) as Arc<dyn OnlineStore>,
        None => Arc::new(Nowhere { key: [7; 32].into(), open: Mutex::default() }),
    };
    let town = Source::new("town.yaml", "town: t\nname: Town\nlanguages: [de, en]\n");
    let files = mitreden::define::town::Files {
        town,
        needs: None,
        services: None,
        agenda: None,
        coding: None,
    };
    let town = mitreden::define::town::read(&files, &mut Problems::new()).unwrap();
    let settings =
        Settings { proxies: Proxies(vec!["127.0.0.1".parse().unwrap()]), ..Settings::default() };
    let day = NaiveDate::from_ymd_opt(2026, 5, 12).unwrap().and_hms_opt(10, 0, 0).unwrap();
    let begun = Instant::now();
    let clock = Arc::new(move || day + chrono::TimeDelta::from_std(begun.elapsed()).unwrap());
    let fill = Arc::new(|bytes: &mut [u8]| getrandom::fill(bytes).unwrap());
    let site = Arc::new(Site::new(
        town.profile,
        vec![ServedSurvey::new(plan, store)],
        settings,
        clock,
        fill,
    ));
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(async {
        let listening = listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
        println!("{}", listening.address().unwrap());
        let stop = tokio::task::spawn_blocking(|| std::io::stdin().lines().for_each(drop));
        online::serve(listening, None, site, async { drop(stop.await) }).await;
    });
    let [pieces, groups] = sqlite.map_or([0, 0], |sqlite| sqlite.written());
    println!("{pieces} {groups}");
}

struct Server {
    child: Child,
    input: ChildStdin,
    output: BufReader<std::process::ChildStdout>,
    address: String,
}

impl Server {
    fn start(folder: Option<&str>) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.arg("--serve").args(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut address = String::new();
        output.read_line(&mut address).unwrap();
        Self {
            input: child.stdin.take().unwrap(),
            child,
            output,
            address: address.trim().to_owned(),
        }
    }

    /// Resident memory in megabytes.
    fn memory(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
        line.split_whitespace()
            .nth(1)
            .and_then(|kilobytes| kilobytes.parse::<f64>().ok())
            .unwrap_or(0.0)
            / 1024.0
    }

    /// Stops it; pieces of work and transactions.
    fn stop(mut self) -> (f64, f64) {
        self.input.flush().unwrap();
        drop(self.input);
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        self.child.wait().unwrap();
        let mut numbers = line.split_whitespace().map(|number| number.parse::<f64>().unwrap());
        (numbers.next().unwrap(), numbers.next().unwrap())
    }
}

/// How many people there were so far.
static PEOPLE: AtomicU64 = AtomicU64::new(0);

/// One person on one connection.
struct Browser {
    stream: tokio::io::BufStream<tokio::net::TcpStream>,
    address: String,
    from: String,
    cookie: String,
}

impl Browser {
    async fn new(address: &str) -> Self {
        let stream = tokio::net::TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let from = String::new();
        Self {
            stream: tokio::io::BufStream::new(stream),
            address: address.to_owned(),
            from,
            cookie: String::new(),
        }
    }

    /// Sends a request; status, where it leads, and the page.
    async fn send(&mut self, method: &str, path: &str, body: &str) -> (u16, String, String) {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nX-Forwarded-For: {}\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            self.from,
            self.cookie,
            body.len()
        );
        self.stream.write_all(request.as_bytes()).await.unwrap();
        self.stream.flush().await.unwrap();
        let (mut status, mut length, mut to, mut line) = (0, 0, String::new(), String::new());
        loop {
            line.clear();
            self.stream.read_line(&mut line).await.unwrap();
            let head = line.trim_end();
            if head.is_empty() {
                break;
            }
            if let Some(rest) = head.strip_prefix("HTTP/1.1 ") {
                status = rest[..3].parse().unwrap();
            } else if let Some(rest) = head.strip_prefix("content-length: ") {
                length = rest.parse().unwrap();
            } else if let Some(rest) = head.strip_prefix("location: ") {
                rest.clone_into(&mut to);
            } else if let Some(rest) = head.strip_prefix("set-cookie: ") {
                rest.split(';').next().unwrap().clone_into(&mut self.cookie);
            }
        }
        let mut page = vec![0; length];
        self.stream.read_exact(&mut page).await.unwrap();
        (status, to, String::from_utf8(page).unwrap())
    }

    /// Begins an interview and answers its first question.
    async fn begin(&mut self) {
        let base = "/s/digitales-leoben-2026";
        // Everybody comes from somewhere else: limits are by address.
        let [.., a, b, c] = PEOPLE.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        self.from = format!("10.{a}.{b}.{c}");
        self.cookie.clear();
        let (_, _, page) = self.send("GET", base, "").await;
        let code = page
            .split("name=\"code\" value=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let (status, ..) = self
            .send("POST", &format!("{base}/begin"), &format!("lang=de&code={code}&consent=yes"))
            .await;
        assert_eq!(status, 303);
        let (status, ..) = self.send("POST", &format!("{base}/go"), ".part=0&resident=yes").await;
        assert_eq!(status, 303);
    }

    /// One page: the form is sent, and the next page fetched.
    async fn turn(&mut self, turn: usize) {
        let base = "/s/digitales-leoben-2026/go";
        // Forth and back: always the same bytes.
        let body = if turn.is_multiple_of(2) {
            ".part=1&district=goess&age=30-44&gender=female&years=12"
        } else {
            ".part=2&internet=daily&.do=back"
        };
        let (status, to, _) = self.send("POST", base, body).await;
        assert_eq!((status, to.as_str()), (303, base));
        let (status, _, page) = self.send("GET", base, "").await;
        assert!(status == 200 && page.len() > 2_000, "{status}");
    }
}

/// Turns a second of people who answer as fast as they can.
async fn rush(address: &str) -> f64 {
    let (turns, over) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let people: Vec<_> = (0..CROWD)
        .map(|_| {
            let (address, turns, over) =
                (address.to_owned(), Arc::clone(&turns), Arc::clone(&over));
            tokio::spawn(async move {
                let mut browser = Browser::new(&address).await;
                while !over.load(Ordering::Relaxed) {
                    browser.begin().await;
                    // As many pages as an interview has.
                    for turn in 0..12 {
                        browser.turn(turn).await;
                        turns.fetch_add(1, Ordering::Relaxed);
                    }
                }
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let (before, begun) = (turns.load(Ordering::Relaxed), Instant::now());
    tokio::time::sleep(Duration::from_secs(SECONDS)).await;
    let rate = (turns.load(Ordering::Relaxed) - before) as f64 / begun.elapsed().as_secs_f64();
    over.store(true, Ordering::Relaxed);
    for one in people {
        one.await.unwrap();
    }
    rate
}

/// Turns a second that a bare loop commits, so many in a transaction: the same rows with the same
/// bytes.
fn bare(folder: &std::path::Path, group: usize) -> f64 {
    let mut connection = rusqlite::Connection::open(folder.join("bare.sqlite")).unwrap();
    connection.execute_batch("DROP TABLE IF EXISTS happenings; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; CREATE TABLE happenings (interview TEXT NOT NULL, n INTEGER NOT NULL, millis INTEGER NOT NULL, what TEXT NOT NULL, PRIMARY KEY (interview, n)) STRICT, WITHOUT ROWID;").unwrap();
    let rows = [
        r#"{"answer":"district","as":["choice",["goess",null]]}"#,
        r#"{"answer":"age","as":["choice",["30-44",null]]}"#,
        r#"{"answer":"gender","as":["choice",["female",null]]}"#,
        r#"{"answer":"years","as":["number",12.0]}"#,
        r#"{"next":false}"#,
    ];
    let (mut turns, begun) = (0, Instant::now());
    while begun.elapsed() < Duration::from_secs(SECONDS / 2) {
        let tx = connection.transaction().unwrap();
        for _ in 0..group {
            let id = Uuid::new_v4().to_string();
            let mut insert =
                tx.prepare_cached("INSERT INTO happenings VALUES (?1, ?2, ?3, ?4)").unwrap();
            for (n, what) in rows.iter().enumerate() {
                insert.execute(rusqlite::params![id, n as i64, 1_000, what]).unwrap();
            }
        }
        tx.commit().unwrap();
        turns += group;
    }
    turns as f64 / begun.elapsed().as_secs_f64()
}

/// How long people wait for a page while a thousand answer and think: the 50th and 99th percentile
/// and the longest, in milliseconds.
async fn think(address: &str, seconds: u64) -> (f64, f64, f64) {
    let waits = Arc::new(Mutex::new(Vec::new()));
    let until = Instant::now() + Duration::from_secs(seconds);
    let people: Vec<_> = (0..THINKERS)
        .map(|n| {
            let (address, waits) = (address.to_owned(), Arc::clone(&waits));
            tokio::spawn(async move {
                tokio::time::sleep(THINKING.mul_f64(n as f64 / THINKERS as f64)).await;
                let mut browser = Browser::new(&address).await;
                browser.begin().await;
                let mut turn = 0;
                while Instant::now() < until {
                    tokio::time::sleep(THINKING).await;
                    let begun = Instant::now();
                    browser.turn(turn).await;
                    waits.lock().unwrap().push(begun.elapsed().as_secs_f64() * 1_000.0);
                    turn += 1;
                }
            })
        })
        .collect();
    for one in people {
        one.await.unwrap();
    }
    let mut waits = waits.lock().unwrap();
    waits.sort_by(f64::total_cmp);
    let at = |share: f64| waits[((waits.len() - 1) as f64 * share) as usize];
    (at(0.5), at(0.99), at(1.0))
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.get(1).is_some_and(|word| word == "--serve") {
        return serve(arguments.get(2).map(String::as_str));
    }
    // On the disk the results would be on, not in memory.
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let nowhere = Server::start(None);
    let without = runtime.block_on(rush(&nowhere.address));
    nowhere.stop();
    let server = Server::start(folder.path().to_str());
    let rate = runtime.block_on(rush(&server.address));
    let memory = server.memory();
    let (pieces, groups) = server.stop();
    let group = (pieces / groups).max(1.0);
    // Between whole groups: so much of the time in the smaller, the rest in the larger.
    let part = group.fract();
    let bare = 1.0
        / ((1.0 - part) / bare(folder.path(), group as usize)
            + part / bare(folder.path(), group as usize + 1));
    let lower = bare.min(without);
    println!(
        "pages a second, {CROWD} people as fast as they can: {rate:.0} ({group:.1} in a transaction, {memory:.0} MB)"
    );
    println!(
        "  a bare loop that commits the same: {bare:.0}; a server that stores nothing: {without:.0}"
    );
    println!("  ratio to the lower of the two: {:.2} (limit 0.5)", rate / lower);
    if arguments.iter().any(|word| word == "rates") {
        return;
    }
    let server = Server::start(folder.path().to_str());
    runtime.block_on(think(&server.address, 15));
    let early = server.memory();
    let (half, most, longest) = runtime.block_on(think(&server.address, 45));
    let late = server.memory();
    server.stop();
    println!(
        "{THINKERS} interviews at once, 5 s to think: a page takes {half:.1} ms at the median, {most:.1} ms at the 99th percentile (limit 100), {longest:.0} ms at most"
    );
    println!("  memory: {early:.0} MB after 15 s, {late:.0} MB after a minute (limit 200)");
}
