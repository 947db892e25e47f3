//! Where a request came from, as far as it matters: a prefix to set limits by, held in memory and
//! never written down.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;

/// The proxies whose word is taken for where a request came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(pub Vec<IpAddr>);

/// Who is at the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// The address as far as it is used: all of an IPv4 address, and of an IPv6 address the part that a
/// household has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Prefix(u64);

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
    /// The prefix of whoever sent a request: the peer, or what a trusted proxy says it passed on.
    /// Of several proxies in a row each adds its peer at the end, so the last address that is no
    /// trusted proxy's is meant.
    pub fn sender(&self, peer: IpAddr, headers: &HeaderMap) -> Prefix {
        let trusted = |address: &IpAddr| self.0.contains(&address.to_canonical());
        if !trusted(&peer) {
            return Prefix::of(peer);
        }
        let lines =
            headers.get_all("x-forwarded-for").iter().rev().filter_map(|line| line.to_str().ok());
        let known = lines.flat_map(|line| line.rsplit(',')).map_while(|hop| address(hop.trim()));
        let mut last = peer;
        for hop in known {
            last = hop;
            if !trusted(&hop) {
                break;
            }
        }
        Prefix::of(last)
    }

    /// The line to add where a proxy passes visitors on whose word is not taken, so that all of
    /// them count as one; none where nothing is wrong. A peer anywhere in the world may be a
    /// visitor who made the header up: no address of theirs is told.
    pub fn lacking(&self, peer: IpAddr, headers: &HeaderMap) -> Option<String> {
        let peer = peer.to_canonical();
        if self.0.contains(&peer) || !headers.contains_key("x-forwarded-for") {
            return None;
        }
        let is_near = match peer {
            IpAddr::V4(peer) => peer.is_loopback() || peer.is_private(),
            IpAddr::V6(peer) => peer.is_loopback() || peer.is_unique_local(),
        };
        Some(if is_near {
            format!("--trusted-proxy {peer}")
        } else {
            "--trusted-proxy ADDRESS-OF-THE-PROXY".to_owned()
        })
    }
}

/// An address of a list of hops, with or without a port.
fn address(hop: &str) -> Option<IpAddr> {
    let bare = hop.strip_prefix('[').and_then(|hop| hop.strip_suffix(']')).unwrap_or(hop);
    bare.parse().ok().or_else(|| hop.parse::<SocketAddr>().map(|hop| hop.ip()).ok())
}

/// The host, with its port, of an address.
pub fn host_of(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    rest.split('/').next().filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forged_header_changes_nothing() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let proxies = Proxies(vec![ip("127.0.0.1"), ip("10.0.0.2")]);
        let headers = |text: &str| {
            HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), text.parse().unwrap())])
        };
        let from = |peer: &str, header: &str| proxies.sender(ip(peer), &headers(header));
        let plain = |address: &str| Prefix::of(ip(address));
        assert_eq!(
            from("203.0.113.9", "198.51.100.1"),
            plain("203.0.113.9"),
            "nobody vouches for it"
        );
        assert_eq!(
            from("127.0.0.1", "1.1.1.1, 198.51.100.1"),
            plain("198.51.100.1"),
            "the citizen wrote the first"
        );
        assert_eq!(from("127.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2"), plain("198.51.100.1"));
        assert_eq!(from("127.0.0.1", "198.51.100.1, nonsense"), plain("127.0.0.1"));
        for hop in [
            "198.51.100.1:5678",
            "1.1.1.1:80, 198.51.100.1:443",
            "1.1.1.1, 198.51.100.1:1, 10.0.0.2:99",
        ] {
            assert_eq!(from("127.0.0.1", hop), plain("198.51.100.1"), "{hop}");
        }
        for hop in ["2001:db8:1:200::1", "[2001:db8:1:200::1]", "[2001:db8:1:200::1]:443"] {
            assert_eq!(from("127.0.0.1", hop), plain("2001:db8:1:200::1"), "{hop}");
        }
        assert_eq!(plain("::ffff:198.51.100.1"), plain("198.51.100.1"));
        assert_eq!(
            plain("2001:db8:1:200::1"),
            plain("2001:db8:1:2ff::2"),
            "a household's network is one"
        );
        assert_ne!(plain("2001:db8:1:200::1"), plain("2001:db8:1:300::1"));
    }

    #[test]
    fn a_proxy_nobody_trusts_is_named_and_a_visitor_is_not() {
        let forwarded = HeaderMap::from_iter([(
            "x-forwarded-for".parse().unwrap(),
            "198.51.100.1".parse().unwrap(),
        )]);
        let proxies = Proxies(vec!["10.0.0.2".parse().unwrap()]);
        let lacking =
            |peer: &str, headers: &HeaderMap| proxies.lacking(peer.parse().unwrap(), headers);
        assert_eq!(lacking("127.0.0.1", &forwarded).as_deref(), Some("--trusted-proxy 127.0.0.1"));
        assert_eq!(
            lacking("::ffff:172.17.0.1", &forwarded).as_deref(),
            Some("--trusted-proxy 172.17.0.1")
        );
        assert_eq!(
            lacking("203.0.113.9", &forwarded).as_deref(),
            Some("--trusted-proxy ADDRESS-OF-THE-PROXY")
        );
        assert_eq!(lacking("10.0.0.2", &forwarded), None);
        assert_eq!(lacking("127.0.0.1", &HeaderMap::new()), None);
    }
}
