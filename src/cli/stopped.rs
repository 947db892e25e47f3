//! Told to stop, by Ctrl+C, a service manager or a terminal that is closed, a command leaves
//! nothing unfinished behind.

use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the process was told to stop: the folder it was working with is being removed.
static STOPPING: AtomicBool = AtomicBool::new(false);

/// Once it was told to stop, a command has nothing more to say: that it misses its temporary files
/// is no trouble of its user, and the process ends as one that was told to stop. Waits for that
/// end; else does nothing.
pub(super) fn hold() {
    while STOPPING.load(Ordering::SeqCst) {
        std::thread::park();
    }
}

/// Clears up when the process is told to stop, and ends it as it would have ended.
#[cfg(unix)]
pub(super) fn watch() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let Ok(mut signals) =
        Signals::new([SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| !is_ignored(*signal)))
    else {
        return;
    };
    // It ends with the process.
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            STOPPING.store(true, Ordering::SeqCst);
            mitreden_keep::scratch::clear();
            drop(signal_hook::low_level::emulate_default_handler(signal));
        }
    });
}

/// Where there are no such signals, temporary files are cleared up at the next start.
#[cfg(not(unix))]
pub(super) const fn watch() {}

/// Whether the parent process wants a signal to be ignored, as `nohup` does.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    use std::io::IsTerminal;

    match std::fs::read_to_string("/proc/self/status") {
        Ok(status) => {
            let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
            let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
            u32::try_from(signal - 1).is_ok_and(|bit| mask.checked_shr(bit).unwrap_or(0) & 1 == 1)
        }
        // Where nothing tells: who has no terminal is not told that it was closed.
        Err(_) => signal == signal_hook::consts::SIGHUP && !std::io::stdin().is_terminal(),
    }
}
