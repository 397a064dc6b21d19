//! Suggestions from words: what a complaint is about, how urgent it is, in what mood the customer is.
//!
//! Two things speak: the key words of the policy, and the closed cases of the same workspace, from which a complement
//! naive Bayes classifier over [features](features) of the text learns. What they say is weighed against each other by
//! how often each was right on those closed cases, every one of them looked at as if it were new ([`Weights`]). So a
//! confidence of 80% means that such suggestions were right in four of five closed cases.
//!
//! Nothing here is ever written into a record.

mod bayes;
mod closed;
mod corpus;
mod evaluation;
mod feature;
mod folds;
mod model;
mod opinion;
mod rates;
mod reason;
mod target;
mod weights;

pub use closed::{Example, examples, told};
pub use corpus::{Corpus, Document};
pub use evaluation::{Bin, ClassFigures, Evaluation, evaluate};
pub use feature::{Feature, features};
pub use folds::{Dice, folds};
pub use model::{Classifier, LEAST_CASES, LEAST_PER_CLASS, TooFew, Votes};
pub use opinion::{Basis, Learned, Opinion, SURE_ENOUGH};
pub use reason::Reason;
pub use target::{CATEGORY, Target, hinted, targets};
pub use weights::{Voices, Weights};
