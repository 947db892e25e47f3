//! What a laptop is called in records and hand-ins.

use uuid::Uuid;

use crate::keep::store::{Store, StoreError};

/// Under which name a store remembers it.
const DEVICE: &str = "device";

/// The name of this laptop: one that says nothing of whose it is, made when it is first wanted.
pub(super) fn device(store: &mut Store) -> Result<String, StoreError> {
    if let Some(device) = store.remembered(DEVICE)? {
        return Ok(device);
    }
    let id = Uuid::new_v4().simple().to_string();
    let device = format!("laptop-{}", id.get(..6).unwrap_or(&id));
    store.remember(DEVICE, &device)?;
    Ok(device)
}
