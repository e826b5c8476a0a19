//! Which panel stands beside the text, and which others could?
//!
//! It never shows what is in a panel.

use yew::prelude::*;

use crate::state::Panel;
use crate::words;

/// What the tabs need.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The panel that is open.
    pub panel: Panel,
    /// The visitor turns to another one.
    pub on_turn: Callback<Panel>,
}

/// The panel's id in the document.
pub const PANEL: &str = "panel";

/// The id of a panel's tab in the document.
pub fn tab_id(panel: Panel) -> String {
    format!("tab-{}", panel.name())
}

/// A row of tabs. Arrow keys go from one to the next, as the pattern asks.
#[component]
pub fn Tabs(props: &Props) -> Html {
    let onkeydown = {
        let on_turn = props.on_turn.clone();
        move |event: KeyboardEvent| {
            // The tab that has the keyboard, which may be ahead of what has been drawn.
            let at = event.target_dyn_into::<web_sys::Element>().map(|tab| tab.id());
            let here = Panel::ALL.into_iter().find(|panel| at.as_deref() == Some(&*tab_id(*panel)));
            if let Some(panel) = here.and_then(|here| neighbour(here, &event.key())) {
                event.prevent_default();
                on_turn.emit(panel);
            }
        }
    };
    let tabs = Panel::ALL.map(|panel| {
        let selected = panel == props.panel;
        html! {
            <button role="tab" id={tab_id(panel)} aria-selected={selected.to_string()} aria-controls={PANEL}
                tabindex={if selected { "0" } else { "-1" }} onclick={props.on_turn.reform(move |_: MouseEvent| panel)}>
                { words::panel(panel.name()) }
            </button>
        }
    });
    html! { <div class="tabs" role="tablist" aria-label={words::PANELS} {onkeydown}>{ for tabs }</div> }
}

/// Where a key leads from a tab; the last tab is followed by the first.
fn neighbour(panel: Panel, key: &str) -> Option<Panel> {
    let all = Panel::ALL;
    let here = all.iter().position(|other| *other == panel)?;
    let there = match key {
        "ArrowRight" => here + 1,
        "ArrowLeft" => here + all.len() - 1,
        "Home" => 0,
        "End" => all.len() - 1,
        _ => return None,
    };
    Some(all[there % all.len()])
}
