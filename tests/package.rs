//! The package for Debian: packed around the binary that is tested, installed, served from, removed
//! and purged on a system that is this one with a disk of its own over it. Nothing of that is left
//! afterwards, and this one never notices.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::server::{Person, Server};
use crate::support::{ROOT, Run};
use crate::tools::{lacks, needs};

/// This system, whatever is written to it going to a disk of its own.
struct System {
    /// What holds the disk: all of it is gone when this ends, which it does with the test.
    holder: Child,
    folder: TempDir,
}

/// Where the town of the service is.
const HOME: &str = "/var/lib/mitreden";

/// What a town has to say before it asks in public.
const PROMISES: &str = "imprint: Us.\naccessibility: Fine.\nprivacy: { controller: Us, purpose: Asking, basis: consent, retention: { answers: 24 months } }\n";

impl System {
    fn new() -> Option<Self> {
        let mount = "cd \"$0\" && mount -t tmpfs -o size=3g tmpfs . && cd \"$0\" && mkdir upper work root &&
            mount -t overlay -o lowerdir=/,upperdir=upper,workdir=work overlay root &&
            mount --bind /proc root/proc && mount --bind /dev root/dev && echo ready && exec cat";
        let folder = TempDir::with_prefix("mitreden-test-").unwrap();
        let mut holder = Command::new("unshare")
            .args(["--mount", "sh", "-c", mount])
            .arg(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(holder.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let system = Self { holder, folder };
        if line.is_empty() {
            lacks("the right to mount a system of its own", "as root: make test");
            return None;
        }
        Some(system)
    }

    /// A command where its disk is.
    fn beside(&self) -> Command {
        let mut command = Command::new("nsenter");
        command.args(["--target", &self.holder.id().to_string(), "--mount"]);
        command
    }

    /// A command on this system.
    fn command(&self, words: &[&str]) -> Command {
        let mut command = self.beside();
        command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("LANG", "C.UTF-8");
        command.arg("chroot").arg(self.folder.path().join("root")).args(words);
        command
    }

    fn run(&self, words: &[&str]) -> Run {
        Run::of(&self.command(words).output().unwrap())
    }

    fn sh(&self, line: &str) -> Run {
        self.run(&["sh", "-c", line])
    }

    /// A command of the service's own user, in its town.
    fn served(&self, words: &[&str]) -> Command {
        let user = [
            "setpriv",
            "--reuid=mitreden",
            "--regid=mitreden",
            "--init-groups",
            "--no-new-privs",
            "env",
        ];
        self.command(&[&user[..], &["--chdir", HOME], words].concat())
    }

    /// All that is in the town, and whose it is.
    fn town(&self) -> String {
        self.sh(&format!("cd {HOME} && find . -printf '%p %u %m\\n' | sort && find . -type f -exec sha256sum {{}} + | sort"))
            .fine()
            .out
    }
}

impl Drop for System {
    fn drop(&mut self) {
        let _ = self.holder.kill();
        let _ = self.holder.wait();
    }
}

/// The package around the binary that is tested.
fn packed(folder: &TempDir) -> String {
    let mut pack = Command::new(format!("{ROOT}/packaging/deb.sh"));
    pack.arg(env!("CARGO_BIN_EXE_mitreden")).arg(folder.path()).env("DEB_COMPRESSION", "none");
    let run = Run::of(&pack.output().unwrap()).fine();
    assert_eq!(run.err, "");
    run.out.trim().to_owned()
}

/// The command line of the service, listening on other addresses than those it names.
fn served_by(unit: &str, [pages, monitor]: [&str; 2]) -> Vec<String> {
    let line = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).unwrap();
    assert!(line.contains(" 127.0.0.1:8080 ") && line.contains(" 127.0.0.1:9090 "), "{line}");
    line.replace("127.0.0.1:8080", pages)
        .replace("127.0.0.1:9090", monitor)
        .split(' ')
        .map(str::to_owned)
        .collect()
}

/// Whether the container's own question finds a server well.
fn is_well(monitor: &str) -> bool {
    let recipe = fs::read_to_string(format!("{ROOT}/Containerfile")).unwrap().replace("\\\n", "");
    let words = recipe
        .lines()
        .find_map(|line| line.strip_prefix("HEALTHCHECK "))
        .unwrap()
        .split_once(" CMD ")
        .unwrap()
        .1;
    assert!(words.contains("127.0.0.1/9090"), "{words}");
    let words: Vec<String> =
        serde_json::from_str(&words.replace("127.0.0.1/9090", &monitor.replace(':', "/"))).unwrap();
    Command::new(&words[0]).args(&words[1..]).stderr(Stdio::null()).status().unwrap().success()
}

#[test]
fn the_package_serves_a_town_and_leaves_it_when_it_goes() {
    if !needs("Debian's tools for packages") {
        return;
    }
    let Some(system) = System::new() else { return };
    let folder = TempDir::with_prefix("mitreden-test-").unwrap();
    let package = packed(&folder);
    let inside = "/root/mitreden.deb";
    assert!(
        system
            .beside()
            .arg("cp")
            .arg(&package)
            .arg(system.folder.path().join("root/root/mitreden.deb"))
            .status()
            .unwrap()
            .success()
    );
    // Some containers are set to leave documents out.
    let install = ["dpkg", "--path-include=/usr/share/*", "--install", inside];
    system.run(&install).fine();
    let installed = system.run(&["dpkg", "--listfiles", "mitreden"]).fine().out;
    for file in [
        "bin/mitreden",
        "share/man/man1/mitreden-serve.1.gz",
        "share/bash-completion/completions/mitreden",
    ] {
        assert!(
            installed.lines().any(|line| line == format!("/usr/{file}")),
            "no {file}:\n{installed}"
        );
    }
    // As their licences ask.
    let notices = system.run(&["cat", "/usr/share/doc/mitreden/THIRD-PARTY.txt"]).fine().out;
    for name in ["polars", "rusqlite", "typst", "tokio"] {
        assert!(
            notices.lines().any(|line| line.starts_with(&format!("{name} "))
                && line.contains("MIT") | line.contains("Apache")),
            "{name}"
        );
    }
    // What only tests are built of is not passed on.
    assert!(!notices.contains("\nproptest "));
    assert_eq!(system.run(&["dpkg", "--verify", "mitreden"]).fine().out, "");
    let unit = "/usr/lib/systemd/system/mitreden.service";
    let said = system.run(&["systemd-analyze", "verify", "--man=no", unit]).fine();
    assert_eq!(said.out + &said.err, "");
    let unit = system.run(&["cat", unit]).fine().out;
    for setting in
        ["User=mitreden", "StateDirectory=mitreden", "WorkingDirectory=/var/lib/mitreden"]
    {
        assert!(unit.lines().any(|line| line == setting), "no {setting}:\n{unit}");
    }

    // The example is whole, although its folder is nobody's to write to.
    let example = ["mitreden", "-C", "/usr/share/doc/mitreden/examples/leoben", "--lang", "en"];
    let checked =
        Run::of(&system.served(&[&example[..], &["check"]].concat()).output().unwrap()).fine();
    assert!(checked.err.contains("no problems"), "{}", checked.err);

    // A town of the service's own user.
    assert_eq!(
        system.sh(&format!("stat -c '%U %G %a' {HOME}")).fine().out,
        "mitreden mitreden 750\n"
    );
    let init = ["mitreden", "init", HOME, "--name", "My town", "--lang", "en"];
    Run::of(&system.served(&init).output().unwrap()).fine();
    let survey = system
        .sh(&format!("cd {HOME}/surveys && ls *.yaml | sed 's/.yaml//'"))
        .fine()
        .out
        .trim()
        .to_owned();
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let monitor = free.local_addr().unwrap().to_string();
    drop(free);
    let line = served_by(&unit, ["127.0.0.1:0", &monitor]);
    let line: Vec<&str> = line.iter().map(String::as_str).collect();
    let refused = Run::of(&system.served(&line).output().unwrap()).refused();
    assert!(refused.err.contains("privacy"), "it asks in public: {}", refused.err);
    system.sh(&format!("echo '{}' >>{HOME}/town/town.yaml", PROMISES.trim())).fine();

    // It is served by the line of the unit.
    let mut command = system.served(&line);
    let server =
        Server::of(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()));
    let user = system.run(&["id", "-u", "mitreden"]).fine().out;
    let status = fs::read_to_string(format!("/proc/{}/status", server.pid())).unwrap();
    let uids = status.lines().find_map(|line| line.strip_prefix("Uid:")).unwrap();
    assert!(
        uids.split_whitespace().all(|uid| uid == user.trim()) && user.trim() != "0",
        "{uids} is not {user}"
    );
    Person::to(&format!("http://{monitor}")).get("/health").is(200).shows("ok");
    assert!(is_well(&monitor));
    let mut person = Person::at(&server);
    person.begin(&survey, &[]).is(200).shows("Do you live in our town?");
    person.answer(&survey, &[("resident", "yes"), ("age", "30-44")]).is(200);
    assert_eq!(server.stop(), 0);
    assert!(!is_well(&monitor));
    let before = system.town();
    assert!(
        before.contains(&format!("./results/{survey}/responses.sqlite mitreden 600\n")),
        "{before}"
    );

    // It goes, and the town stays to the byte; whoever purges is told so.
    system.run(&["dpkg", "--remove", "mitreden"]).fine();
    assert!(system.sh("command -v mitreden").code != 0);
    assert_eq!(system.town(), before);
    let purged = system.run(&["dpkg", "--purge", "mitreden"]).fine();
    assert!(
        purged.out.contains("/var/lib/mitreden stays, with all that people answered"),
        "{}",
        purged.out
    );
    assert_eq!(system.town(), before);
    // And comes back to what it left.
    system.run(&install).fine();
    assert_eq!(system.town(), before);
    Run::of(&system.served(&["mitreden", "status", &survey]).output().unwrap()).fine();
}
