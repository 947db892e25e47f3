//! What any page of the town needs and no survey knows: connections and who is at the other end,
//! forms, limits, seals, the headers that keep browsers from doing harm, style and script.

pub mod address;
pub mod assets;
pub mod budget;
pub mod fields;
pub mod guard;
pub mod listen;
pub mod rest;
pub mod sealed;
pub mod squeeze;
