//! How is an element of the page written? `tag("p").class("none").with(words)`: a call for each thing there is to say.
//!
//! It never asks what an element is for. What `html!` makes is compiled anew wherever it stands, some hundred bytes an
//! element, and whoever opens the page fetches them all; a call of these takes twenty.

use std::rc::Rc;

use yew::html::IntoPropValue;
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, ListenerKind, VComp, VList, VTag};

/// An element that is being put together.
pub struct Tag(Box<VTag>);

/// An element of this name with nothing in it.
#[inline(never)]
pub fn tag(name: &'static str) -> Tag {
    Tag(Box::new(VTag::new(name)))
}

/// A button that does something when it is pressed.
pub fn button(pressed: Callback<()>) -> Tag {
    tag("button").on(On::Click, Callback::from(move |_: Event| pressed.emit(())))
}

impl Tag {
    /// With an attribute, where it has a value.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: impl IntoPropValue<Option<AttrValue>>) -> Tag {
        if let Some(value) = value.into_prop_value() {
            self.0.add_attribute(name, value);
        }
        self
    }

    /// Of a class, or of several with spaces between.
    pub fn class(self, class: impl IntoPropValue<Option<AttrValue>>) -> Tag {
        self.set("class", class)
    }

    /// With an id.
    pub fn id(self, id: impl IntoPropValue<Option<AttrValue>>) -> Tag {
        self.set("id", id)
    }

    /// With an attribute that is there or not.
    pub fn is(self, name: &'static str, there: bool) -> Tag {
        self.set(name, there.then_some(name))
    }

    /// A field in which this is typed.
    pub fn value(mut self, value: impl IntoPropValue<Option<AttrValue>>) -> Tag {
        self.0.set_value(value.into_prop_value());
        self
    }

    /// A box that is ticked or not.
    pub fn checked(mut self, checked: bool) -> Tag {
        self.0.set_checked(checked);
        self
    }

    /// Known among its neighbours by a key of its own.
    pub fn key(mut self, key: impl Into<Key>) -> Tag {
        self.0.key = Some(key.into());
        self
    }

    /// With somebody who is told of an event.
    #[inline(never)]
    pub fn on(mut self, event: On, heard: Callback<Event>) -> Tag {
        self.0.add_listener(Rc::new(Listening { event, heard }));
        self
    }

    /// With something in it, behind what is there already.
    #[inline(never)]
    pub fn with(mut self, inside: impl IntoPropValue<Html>) -> Tag {
        self.0.add_child(inside.into_prop_value());
        self
    }

    /// With many of a kind in it.
    pub fn each(self, inside: impl IntoIterator<Item = impl Into<Html>>) -> Tag {
        self.with(all(inside))
    }
}

impl From<Tag> for Html {
    fn from(tag: Tag) -> Html {
        (*tag.0).into()
    }
}

impl IntoPropValue<Html> for Tag {
    fn into_prop_value(self) -> Html {
        self.into()
    }
}

/// Many of a kind, one after the other.
pub fn all(inside: impl IntoIterator<Item = impl Into<Html>>) -> Html {
    inside.into_iter().map(Into::into).collect()
}

/// Things of different kinds, one after the other.
#[derive(Default)]
pub struct Row(VList);

impl Row {
    /// With one more.
    #[inline(never)]
    pub fn with(mut self, next: impl IntoPropValue<Html>) -> Row {
        self.0.add_child(next.into_prop_value());
        self
    }
}

impl From<Row> for Html {
    fn from(row: Row) -> Html {
        row.0.into()
    }
}

impl IntoPropValue<Html> for Row {
    fn into_prop_value(self) -> Html {
        self.into()
    }
}

/// A component of the page with these properties.
pub fn component<View: BaseComponent>(props: View::Properties) -> Html {
    VComp::new::<View>(Rc::new(props), None).into()
}

/// A component that is known among its neighbours by a key, and gives way to one of another key rather than become it.
pub fn keyed<View: BaseComponent>(key: impl Into<Key>, props: View::Properties) -> Html {
    VComp::new::<View>(Rc::new(props), Some(key.into())).into()
}

/// What can happen to an element that anybody wants to be told of.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub enum On {
    Cancel,
    Change,
    Click,
    Close,
    FocusIn,
    FocusOut,
    Input,
    KeyDown,
    MouseOut,
    MouseOver,
}

/// Somebody who is told of an event. One type serves all events, where yew has one for each.
struct Listening {
    event: On,
    heard: Callback<Event>,
}

impl Listener for Listening {
    fn kind(&self) -> ListenerKind {
        match self.event {
            On::Cancel => ListenerKind::oncancel,
            On::Change => ListenerKind::onchange,
            On::Click => ListenerKind::onclick,
            On::Close => ListenerKind::onclose,
            On::FocusIn => ListenerKind::onfocusin,
            On::FocusOut => ListenerKind::onfocusout,
            On::Input => ListenerKind::oninput,
            On::KeyDown => ListenerKind::onkeydown,
            On::MouseOut => ListenerKind::onmouseout,
            On::MouseOver => ListenerKind::onmouseover,
        }
    }

    fn handle(&self, event: Event) {
        self.heard.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
