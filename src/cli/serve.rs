//! `serve`: the surveys in any browser.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use tokio::signal;

use super::random::fill;
use super::store::StoreArgs;
use super::ui::Ui;
use mitreden_ask::online::{self, Clock, Settings, Site};
use mitreden_base::diagnostics::listed;
use mitreden_base::locale::Lang;
use mitreden_base::visible::visible;
use mitreden_define::survey::{Mode, Survey};
use mitreden_keep::online::Log;
use mitreden_office::database::runtime;
use mitreden_office::failure::Failure;
use mitreden_office::merge::take_in_rescued;
use mitreden_office::results::scratch;
use mitreden_office::serve::{ServeWish, must_promise, practice, serve, surveys};
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;
use mitreden_web::address::Proxies;
use mitreden_web::listen::{Listening, listen};

/// Ask in any browser
#[derive(Args)]
#[command(
    after_help = "Answers are kept in the town's folder, or in the PostgreSQL database that --store names. Put a proxy in front that speaks HTTPS; docs/src/running-a-server.md shows how.\n\nExamples:\n  mitreden serve --practice\n  mitreden serve digitales-leoben-2026 --listen 127.0.0.1:8080 --trusted-proxy 127.0.0.1"
)]
pub(super) struct ServeArgs {
    /// The surveys' ids or paths; all that are asked online if none is named
    surveys: Vec<String>,
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// A second address, for health and metrics
    #[arg(long, value_name = "ADDRESS")]
    monitor: Option<SocketAddr>,
    #[command(flatten)]
    store: StoreArgs,
    /// The proxy in front, whose word is taken for where a request came from
    #[arg(long, value_name = "IP")]
    trusted_proxy: Vec<IpAddr>,
    /// For a tablet of the town's: begins anew after each person
    #[arg(long)]
    kiosk: bool,
    /// To try it out: nothing is kept
    #[arg(long, conflicts_with = "url")]
    practice: bool,
    /// What is logged to stderr
    #[arg(long, value_enum, default_value_t = Level::Info, value_name = "LEVEL")]
    log: Level,
    /// Log as lines of JSON
    #[arg(long)]
    log_json: bool,
}

/// How much is logged.
#[derive(Clone, Copy, ValueEnum)]
enum Level {
    Error,
    Info,
    Debug,
}

pub(super) fn run(args: &ServeArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let mode = if args.kiosk { Mode::Kiosk } else { Mode::Online };
    let wish = ServeWish { surveys: &args.surveys, mode, practice: args.practice };
    let (town, surveys) = surveys(folder, wish)?;
    let is_public = !args.listen.ip().is_loopback() || !args.trusted_proxy.is_empty();
    if is_public {
        must_promise(&town.profile)?;
    }
    let server = args.store.server();
    start_log(args);
    let scratch = if args.practice { Some(scratch(folder.machine())?) } else { None };
    if !args.practice && server.url.is_none() {
        for results in surveys.iter().map(|survey| folder.results(survey)) {
            // Where it cannot be taken in it stays where it is, and people are asked all the same.
            if let Err(failure) = take_in_rescued(&results, ui) {
                ui.failure(failure);
            }
        }
    }
    let runtime = runtime()?;
    let asked = surveys.clone();
    let clock = clock(ui);
    runtime.block_on(async {
        let mut ready = Vec::new();
        for survey in surveys {
            ready.push(match &scratch {
                Some(scratch) => practice(survey, scratch).await?,
                None => serve(folder, &server, (&town, survey), ui).await?,
            });
        }
        if let Some(Log::Longer(others)) = ready.iter().map(|serve| &serve.log).max() {
            ui.say("serve-database-log", &[("settings", listed(others.iter().copied()).into())]);
        }
        let settings = Settings {
            kiosk: args.kiosk,
            practice: args.practice,
            proxies: Proxies(args.trusted_proxy.clone()),
        };
        let site = Arc::new(Site::new(town.profile, ready, settings, clock, Arc::new(fill)));
        let pages = bind(args.listen).await?;
        let monitor = match args.monitor {
            Some(address) => Some(bind(address).await?),
            None => None,
        };
        let stop = told_to_stop();
        Ui::result(&format!("http://{}\n", pages.address()?))?;
        say_what_is_asked(&asked, args.practice, ui);
        if args.practice {
            ui.say("serve-practice", &[]);
        }
        online::serve(pages, monitor, site, stop).await;
        ui.say("serve-stopped", &[]);
        Ok(())
    })
}

/// Says which surveys are asked, and of each of the others since or from when.
fn say_what_is_asked(surveys: &[Survey], practice: bool, ui: &Ui) {
    let today = clock(ui)().date();
    let mut asked = Vec::new();
    for survey in surveys {
        let told = |id: &str, day: NaiveDate| {
            let words =
                [("survey", survey.id.as_str().into()), ("day", Lang::date(ui.lang, day).into())];
            ui.warn(id, &words);
        };
        match (survey.opens, survey.closes) {
            // Whoever tries it out need not wait.
            _ if practice => asked.push(survey.id.as_str()),
            (Some(opens), _) if today < opens => told("serve-not-yet", opens),
            (_, Some(closes)) if today > closes => told("serve-closed", closes),
            _ => asked.push(survey.id.as_str()),
        }
    }
    if asked.is_empty() {
        ui.say("serve-asking-none", &[]);
    } else {
        ui.say("serve-asking", &[("surveys", listed(asked).into())]);
    }
}

async fn bind(address: SocketAddr) -> Result<Listening, Failure> {
    let failed = |error: io::Error| {
        Failure::user("failure-serve-listen")
            .word("address", address.to_string())
            .word("error", error.to_string())
    };
    listen(address).await.map_err(failed)
}

/// The time of day; where the command line named one, the clock goes on from there.
fn clock(ui: &Ui) -> Clock {
    let (told, begun) = (ui.told, Instant::now());
    Arc::new(move || match told {
        Some(from) => from + chrono::TimeDelta::from_std(begun.elapsed()).unwrap_or_default(),
        None => chrono::Local::now().naive_local(),
    })
}

/// Ctrl+C, what service managers send, or the terminal is closed. Who tells it to stop as soon as
/// it listens is heard as well.
#[cfg(unix)]
fn told_to_stop() -> impl Future<Output = ()> {
    use signal::unix::{SignalKind, signal};
    let signals =
        [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()].map(signal);
    async move {
        match signals {
            [Ok(mut term), Ok(mut int), Ok(mut hangup)] => {
                tokio::select! {
                    _ = term.recv() => {}
                    _ = int.recv() => {}
                    _ = hangup.recv() => {}
                }
            }
            _ => drop(tokio::signal::ctrl_c().await),
        }
    }
}

/// Waits for Ctrl+C.
#[cfg(not(unix))]
async fn told_to_stop() {
    drop(signal::ctrl_c().await);
}

fn start_log(args: &ServeArgs) {
    let level = match args.log {
        Level::Error => tracing::Level::ERROR,
        Level::Info => tracing::Level::INFO,
        Level::Debug => tracing::Level::DEBUG,
    };
    let log = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(|| Shown(io::stderr()))
        .with_ansi(false);
    if args.log_json { log.json().init() } else { log.init() }
}

/// A log. What visitors send, such as addresses and headers, is shown in it and does nothing.
struct Shown<W>(W);

impl<W: io::Write> io::Write for Shown<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.write_all(visible(&String::from_utf8_lossy(line)).as_bytes())?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn what_a_visitor_sends_is_shown_in_the_log_and_does_nothing() {
        let mut log = Shown(Vec::new());
        write!(log, "warn peer=\u{1b}]0;x\u{7}\u{9b}2J agent=a\rb\n").unwrap();
        log.write_all(b"\x9b31m\n").unwrap();
        let told = String::from_utf8(log.0).unwrap();
        assert_eq!(told, "warn peer=\u{fffd}]0;x\u{fffd}\u{fffd}2J agent=a\nb\n\u{fffd}31m\n");
    }
}
