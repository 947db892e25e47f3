//! Where a request came from, as far as it matters: a prefix to set limits by, held in memory and never written down.

use std::net::IpAddr;

use axum::http::HeaderMap;

/// The proxies whose word is taken for where a request came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(pub Vec<IpAddr>);

/// The address as far as it is used: all of an IPv4 address, and of an IPv6 address the part that a household has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Prefix(u64);

impl Prefix {
    fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(u64::from(address.to_bits())),
            IpAddr::V6(address) => {
                let network = address.to_bits() >> 72;
                // IPv6 prefixes of 56 bits; the highest bit keeps them apart from IPv4 addresses.
                Self(1 << 63 | u64::try_from(network).unwrap_or(u64::MAX))
            }
        }
    }
}

impl Proxies {
    /// The prefix of whoever sent a request: the peer, or what a trusted proxy says it passed on. Of several proxies in a
    /// row each adds its peer at the end, so the last address that is no trusted proxy's is meant.
    pub(super) fn sender(&self, peer: IpAddr, headers: &HeaderMap) -> Prefix {
        let trusted = |address: &IpAddr| self.0.contains(&address.to_canonical());
        if !trusted(&peer) {
            return Prefix::of(peer);
        }
        let lines = headers.get_all("x-forwarded-for").iter().rev().filter_map(|line| line.to_str().ok());
        let hops = lines.flat_map(|line| line.rsplit(',')).map(|hop| hop.trim().parse::<IpAddr>());
        let known = hops.take_while(Result::is_ok).filter_map(Result::ok);
        let mut last = peer;
        for hop in known {
            last = hop;
            if !trusted(&hop) {
                break;
            }
        }
        Prefix::of(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forged_header_changes_nothing() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let proxies = Proxies(vec![ip("127.0.0.1"), ip("10.0.0.2")]);
        let headers = |text: &str| HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), text.parse().unwrap())]);
        let from = |peer: &str, header: &str| proxies.sender(ip(peer), &headers(header));
        let plain = |address: &str| Prefix::of(ip(address));
        assert_eq!(from("203.0.113.9", "198.51.100.1"), plain("203.0.113.9"), "nobody vouches for it");
        assert_eq!(from("127.0.0.1", "1.1.1.1, 198.51.100.1"), plain("198.51.100.1"), "the citizen wrote the first");
        assert_eq!(from("127.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2"), plain("198.51.100.1"));
        assert_eq!(from("127.0.0.1", "198.51.100.1, nonsense"), plain("127.0.0.1"));
        assert_eq!(plain("::ffff:198.51.100.1"), plain("198.51.100.1"));
        assert_eq!(plain("2001:db8:1:200::1"), plain("2001:db8:1:2ff::2"), "a household's network is one");
        assert_ne!(plain("2001:db8:1:200::1"), plain("2001:db8:1:300::1"));
    }
}
