//! What has JavaScript handed over? Its objects become values of ours, field by field.
//!
//! It never refuses a field: one that is missing, or is something else, counts as empty. All that arrives here was
//! made or checked by a program of ours, and code that doubts every field again would be page for nothing.

use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::{Coming, Delivery, Reply, Request, Shared, Told, packed};

/// What the annotator replied; nothing where it is no reply.
pub fn reply(message: JsValue) -> Option<Reply<'static>> {
    packed::reply(&bytes(message)?)
}

/// What the annotator is asked; nothing where it is no request.
pub fn request(message: JsValue) -> Option<Request<'static>> {
    let (name, inside) = named(message)?;
    Some(match &*name {
        "Read" => Request::Read(inside.own().into()),
        "Join" => Request::Join(inside.own().into()),
        "Compare" => Request::Compare(inside.at("0").own().into(), inside.at("1").own().into()),
        _ => return None,
    })
}

/// What came in at the page's doors; nothing where it is no delivery.
pub fn delivery(told: JsValue) -> Option<Delivery> {
    let (name, inside) = named(told)?;
    Some(match &*name {
        "Formats" => Delivery::Formats(inside.each(Arrived::own)),
        "Told" => Delivery::Told(Told { code: inside.at("code").own(), detail: inside.at("detail").own() }),
        "Coming" => Delivery::Coming(Coming {
            name: inside.at("name").own(),
            percent: inside.at("percent").number() as u32,
        }),
        "Text" => Delivery::Text(inside.own()),
        "Reading" => Delivery::Reading(Box::new(packed::document(&bytes(inside.0)?))),
        "Address" => Delivery::Address(inside.own()),
        "Shared" => Delivery::Shared(shared(&inside)),
        _ => return None,
    })
}

/// The two texts of a comparison that came in; nothing where it is another delivery.
pub fn both(told: &JsValue) -> Option<[String; 2]> {
    let (name, texts) = named(told.clone())?;
    (name == "Both").then(|| ["0", "1"].map(|at| texts.at(at).own()))
}

/// The only field of an object, which says what is inside.
fn named(value: JsValue) -> Option<(String, Arrived)> {
    let entry = Array::from(&Object::entries(&value.dyn_into().ok()?).get(0));
    Some((entry.get(0).as_string()?, Arrived(entry.get(1))))
}

fn bytes(value: JsValue) -> Option<Vec<u8>> {
    Some(value.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// A value of JavaScript's.
struct Arrived(JsValue);

impl Arrived {
    fn at(&self, name: &str) -> Arrived {
        Arrived(Reflect::get(&self.0, &name.into()).unwrap_or_default())
    }

    fn each<T>(&self, one: impl Fn(&Arrived) -> T) -> Vec<T> {
        let values = self.0.dyn_ref::<Array>().cloned().unwrap_or_default();
        values.iter().map(|value| one(&Arrived(value))).collect()
    }

    fn own(&self) -> String {
        self.0.as_string().unwrap_or_default()
    }

    fn number(&self) -> f64 {
        self.0.as_f64().unwrap_or_default()
    }

    fn index(&self) -> usize {
        self.number() as usize
    }

    fn is_true(&self) -> bool {
        self.0.is_truthy()
    }
}

/// What an address holds, from JSON; nothing where it is none.
pub fn from_writing(json: &str) -> Option<Shared> {
    JSON::parse(json).ok().map(|value| shared(&Arrived(value)))
}

fn shared(shared: &Arrived) -> Shared {
    let mark = shared.at("mark");
    Shared {
        text: shared.at("text").own(),
        off: shared.at("off").each(Arrived::own),
        least: shared.at("least").number() as u8,
        words: shared.at("words").own(),
        mark: mark.is_true().then(|| (mark.at("0").own(), mark.at("1").index(), mark.at("2").index())),
    }
}
