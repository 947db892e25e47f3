//! The program at a terminal of its own: real keys in, screens as a person sees them out.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::Parser;

use crate::support::Town;

/// How long a screen may take on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(15);

/// The program in a terminal of its own.
pub(crate) struct Pty {
    pub(crate) town: Town,
    /// Kept open as long as the program runs.
    _master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    pub(crate) screen: Arc<Mutex<Parser>>,
    all: Arc<Mutex<Vec<u8>>>,
}

impl Pty {
    /// Practice in the worked example.
    pub(crate) fn new(args: &[&str], size: (u16, u16)) -> Self {
        Self::of(Town::of("."), &[&["digitales-leoben-2026", "--practice"], args].concat(), size)
    }

    /// A shift in a town.
    pub(crate) fn of(town: Town, args: &[&str], size: (u16, u16)) -> Self {
        Self::at(town, &[&["street"], args].concat(), size)
    }

    /// A command in a town.
    pub(crate) fn at(town: Town, args: &[&str], size: (u16, u16)) -> Self {
        Self::with(town, args, size, &[])
    }

    /// A command in a town and an environment.
    pub(crate) fn with(town: Town, args: &[&str], size: (u16, u16), set: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_mitreden"));
        command.cwd(town.path("."));
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env_remove("NO_COLOR");
        for (name, value) in set {
            command.env(name, value);
        }
        command.args(["--now", "2026-05-12T10:00"]);
        command.args(args);
        Self::run(town, command, size)
    }

    /// Any program.
    pub(crate) fn run(town: Town, command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size).unwrap();
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let screen = Arc::new(Mutex::new(Parser::new(rows, columns, 0)));
        let all = Arc::new(Mutex::new(Vec::new()));
        let (mut from, to, whole) =
            (pty.master.try_clone_reader().unwrap(), Arc::clone(&screen), Arc::clone(&all));
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = from.read(&mut bytes) {
                to.lock().unwrap().process(&bytes[..n]);
                whole.lock().unwrap().extend_from_slice(&bytes[..n]);
            }
        });
        let keys = pty.master.take_writer().unwrap();
        Self { town, _master: pty.master, keys, child, screen, all }
    }

    pub(crate) fn contents(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Waits until the screen says this.
    #[track_caller]
    pub(crate) fn sees(&self, text: &str) -> String {
        let begun = Instant::now();
        loop {
            // Words may stand in two lines.
            let contents = self.contents();
            if contents.split_whitespace().collect::<Vec<_>>().join(" ").contains(text) {
                return contents;
            }
            assert!(begun.elapsed() < PATIENCE, "no `{text}` in:\n{contents}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// What is on the screen once it says this and has come to rest.
    #[track_caller]
    pub(crate) fn rests(&self, text: &str) -> String {
        let mut before = self.sees(text);
        loop {
            thread::sleep(Duration::from_millis(40));
            let now = self.contents();
            if now == before {
                return now;
            }
            before = now;
        }
    }

    /// Kills it as a power cut would.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// For each step what has to be seen and the keys then pressed.
    #[track_caller]
    pub(crate) fn walk(&mut self, steps: &[(&str, &str)]) {
        for (text, keys) in steps {
            self.sees(text);
            self.press(keys);
        }
    }

    /// The program ends well; all that was ever written.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> String {
        let (code, all) = self.ends_with();
        assert_eq!(code, 0, "{}", self.contents());
        all
    }

    /// The program ends: its exit code, and all that was ever written.
    #[track_caller]
    pub(crate) fn ends_with(&mut self) -> (u32, String) {
        let begun = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(begun.elapsed() < PATIENCE, "it does not end:\n{}", self.contents());
            thread::sleep(Duration::from_millis(5));
        }
        let code = self.child.wait().unwrap().exit_code();
        thread::sleep(Duration::from_millis(50));
        (code, String::from_utf8_lossy(&self.all.lock().unwrap()).into_owned())
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // After a test that failed the program still waits for keys.
        let _ = self.child.kill();
    }
}
