//! What a code leads to: by the key of the store, or by those of other stores that were taken in,
//! under which people were given their codes.

use uuid::Uuid;

use super::session::Found;
use super::site::ServedSurvey;
use mitreden_keep::journal::Begun;
use mitreden_keep::online::Beginning;
use mitreden_keep::store::StoreError;
use mitreden_keep::token::Token;

impl ServedSurvey {
    /// The id of the interview that a code leads to, and what is there.
    pub(super) async fn find_by(&self, token: &Token) -> Result<(Uuid, Found), StoreError> {
        let own = token.interview(self.store.key());
        let found = self.find(&own).await?;
        if matches!(found, Found::Nothing) {
            for key in self.store.other_keys().await? {
                let id = token.interview(&key);
                match self.find(&id).await? {
                    Found::Nothing => {}
                    found => return Ok((id, found)),
                }
            }
        }
        Ok((own, found))
    }

    /// Begins an interview, and uses up an invitation if it takes one.
    pub(super) async fn begin(
        &self,
        begun: &Begun,
        invitation: Option<&Token>,
    ) -> Result<Beginning, StoreError> {
        let own = invitation.map(|token| token.invitation(self.store.key()));
        let beginning = self.store.begin(begun, own.as_ref()).await?;
        if let (Beginning::NotInvited, Some(token)) = (beginning, invitation) {
            for key in self.store.other_keys().await? {
                match self.store.begin(begun, Some(&token.invitation(&key))).await? {
                    Beginning::NotInvited => {}
                    other => return Ok(other),
                }
            }
        }
        Ok(beginning)
    }

    /// Forgets the interview that a code leads to; false if there is none.
    pub(super) async fn withdraw_by(&self, token: &Token) -> Result<bool, StoreError> {
        if self.store.withdraw(&token.interview(self.store.key())).await? {
            return Ok(true);
        }
        for key in self.store.other_keys().await? {
            if self.store.withdraw(&token.interview(&key)).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
