//! Whatever is backed up, erased, restored and taken in, in any order and on both stores: what was
//! acknowledged is in named files.

use super::*;

/// Numbers that look random: Steele and others, "Fast splittable pseudorandom number
/// generators", 2014.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }
}

/// Where answers are kept.
trait Kept {
    fn answer(&mut self, record: &Record);
    fn erase(&mut self, id: &Uuid);
    fn ids(&mut self) -> BTreeSet<Uuid>;
    /// What names it on the command line.
    fn args(&self) -> Vec<String>;
}

struct InFolder(PathBuf);

impl Kept for InFolder {
    fn answer(&mut self, record: &Record) {
        fs::create_dir_all(self.0.parent().unwrap()).unwrap();
        Store::open(&self.0, || [7; 32].into()).unwrap().add([record]).unwrap();
    }

    fn erase(&mut self, id: &Uuid) {
        Store::open(&self.0, || [7; 32].into()).unwrap().erase(id).unwrap();
    }

    fn ids(&mut self) -> BTreeSet<Uuid> {
        ids(&self.0)
    }

    fn args(&self) -> Vec<String> {
        Vec::new()
    }
}

struct InDatabase(String, tokio::runtime::Runtime);

impl InDatabase {
    fn run<T>(&self, work: impl AsyncFnOnce(Postgres) -> Result<T, StoreError>) -> T {
        let key = Key::from([7; 32]);
        self.1
            .block_on(async { work(Postgres::open(&self.0, "s", || key).await.unwrap()).await })
            .unwrap()
    }
}

impl Kept for InDatabase {
    fn answer(&mut self, record: &Record) {
        let begun = Begun {
            id: record.id,
            survey: "s".into(),
            definition: record.definition.clone(),
            mode: Mode::Online,
            lang: "en".into(),
            seed: 1,
            day: record.day.unwrap(),
            device: None,
            place: None,
            shift: None,
            interviewer: None,
            flags: Vec::new(),
        };
        let kept = self.run(async |store| {
            store.begin(&begun, None).await?;
            store.conclude(record, 0).await
        });
        assert_eq!(kept, KeepOutcome::Kept);
    }

    fn erase(&mut self, id: &Uuid) {
        self.run(async |store| store.withdraw(id).await);
    }

    fn ids(&mut self) -> BTreeSet<Uuid> {
        self.run(async |store| store.records().await).iter().map(|record| record.id).collect()
    }

    fn args(&self) -> Vec<String> {
        vec!["--store".into(), self.0.clone()]
    }
}

/// Answers, erases, backs up, restores and takes in, in any order: what was acknowledged and not
/// erased is in the store or in a file that was named, and what was erased is never in the store.
fn whatever_is_restored(kept: &mut dyn Kept, town: &Town) {
    let number = |name: &str, usual: u64| {
        std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
    };
    let (rounds, seed) = (number("MITREDEN_RESTORES", 40), number("MITREDEN_SEED", 18));
    let mut random = Random(seed);
    ask(town, 1);
    let mut base = Vec::new();
    let read = Store::open_existing(&town.path(STORE)).unwrap().unwrap().records(|record| {
        base.push(record);
        Ok::<_, StoreError>(())
    });
    read.unwrap();
    let base = base.remove(0);
    fs::remove_dir_all(town.path("results")).unwrap();
    let command = |words: &[&str], kept: &dyn Kept| {
        let more = kept.args();
        let words: Vec<&str> = ["--lang", "en"]
            .iter()
            .chain(words)
            .copied()
            .chain(more.iter().map(String::as_str))
            .collect();
        town.run_with(&words).fine().err
    };
    let (mut acknowledged, mut erased, mut backups) =
        (BTreeSet::new(), BTreeSet::new(), Vec::new());
    let mut named = String::new();
    for round in 0..rounds {
        let doing = if acknowledged.len() < 2 { 0 } else { random.below(9) };
        match doing {
            0..=3 => {
                let id = Uuid::from_u128(u128::from(round) + 1);
                kept.answer(&Record { id, ..base.clone() });
                acknowledged.insert(id);
            }
            4 => {
                let here: Vec<_> = kept.ids().into_iter().collect();
                if let Some(id) = here.get(random.below(here.len().max(1))) {
                    kept.erase(id);
                    erased.insert(*id);
                }
            }
            5 if !kept.ids().is_empty() => {
                let to = format!("b{round}");
                command(&["backup", &to], kept);
                backups.push(to);
            }
            _ => {
                // Of backups, and of what was set aside.
                let aside: Vec<_> =
                    aside(town).iter().map(|path| format!("results/s/{}", name(path))).collect();
                let all: Vec<&String> = backups.iter().chain(&aside).collect();
                let Some(from) = all.get(random.below(all.len().max(1))) else { continue };
                let merge = ["--merge"];
                let how = if doing == 8 { &merge[..] } else { &[] };
                let before = kept.ids();
                named += &command(&[&["restore", from.as_str()], how].concat(), kept);
                assert!(
                    doing != 8 || kept.ids().is_superset(&before),
                    "{round}: taking in takes nothing away"
                );
            }
        }
        let there = kept.ids();
        assert!(there.is_disjoint(&erased), "seed {seed}, {round}: what was erased is back");
        let mut found = there;
        for backup in &backups {
            found.extend(ids(&town.path(&format!("{backup}/s.sqlite"))));
        }
        for path in aside(town) {
            assert!(named.contains(&name(&path)), "{} was never named", path.display());
            found.extend(ids(&path));
        }
        let lost: Vec<_> =
            acknowledged.difference(&erased).filter(|id| !found.contains(id)).collect();
        assert!(
            lost.is_empty(),
            "seed {seed}, {round}: {lost:?} of {} are nowhere",
            acknowledged.len()
        );
    }
}

#[test]
fn the_union_of_all_that_was_acknowledged_is_in_named_files() {
    let town = Town::with_survey(SURVEY);
    whatever_is_restored(&mut InFolder(town.path(STORE)), &town);
}

#[test]
fn the_union_of_all_that_was_acknowledged_by_a_database_is_in_named_files() {
    let Some((url, _)) = database("union") else { return };
    let town = Town::with_survey(SURVEY);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    whatever_is_restored(&mut InDatabase(url, runtime), &town);
}
