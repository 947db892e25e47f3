//! What is left of a request when it is answered: read and dropped, so that the next request finds
//! the connection as it should be.
//!
//! A server that answers and leaves the body unread has to cut the connection off, and whatever the
//! browser sends on it next is lost without an answer.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::header;
use hyper::body::{Frame, SizeHint};

/// How many bytes are read to keep a connection.
const MOST: usize = 1024 * 1024;
/// How long they may take to arrive.
const LONGEST: Duration = Duration::from_secs(5);

/// The part of a request's body that its handler does not read.
#[derive(Debug)]
pub struct Rest {
    body: Arc<Mutex<Body>>,
    /// Whether the browser waits to be asked for the body: then it is not asked.
    is_held_back: bool,
}

/// Splits off what a handler will not have read of a request.
pub fn shared(request: Request) -> (Request, Rest) {
    let is_held_back = request.headers().contains_key(header::EXPECT);
    let (parts, body) = request.into_parts();
    let body = Arc::new(Mutex::new(body));
    let handlers = Body::new(SharedBody(Arc::clone(&body)));
    (Request::from_parts(parts, handlers), Rest { body, is_held_back })
}

impl Rest {
    /// Reads and drops it; false if it does not come to an end soon, so that the connection has to.
    pub async fn forget(self) -> bool {
        if SharedBody(Arc::clone(&self.body)).is_end_stream() {
            return true;
        }
        if self.is_held_back {
            return false;
        }
        let mut body = SharedBody(self.body);
        let read = async move {
            let mut length = 0;
            loop {
                let frame =
                    std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await;
                match frame {
                    None => return true,
                    Some(Err(_)) => return false,
                    Some(Ok(frame)) => length += frame.data_ref().map_or(0, Bytes::len),
                }
                if length > MOST {
                    return false;
                }
            }
        };
        tokio::time::timeout(LONGEST, read).await.unwrap_or(false)
    }
}

/// A body that two hold, one after the other.
struct SharedBody(Arc<Mutex<Body>>);

impl HttpBody for SharedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let mut body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Pin::new(&mut *body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}
