### What the page says in English. `src/words.rs` asks for these messages; how sure anybody is may be said, never what is true.
### A language has one file, each with the same messages and variables.

## The page

name = Sayso
tagline = Who says it, how sure they are, and what could be checked
promise = Nothing leaves your device: the article is read in this browser, and this tab keeps it until you close the tab or take a new text. Sayso describes language. It never rates what is true.

## The text and its field

paste-here = Paste a news article
placeholder = Paste or type the text of an English news article here.
or-a-sample = Or read one of ours:
your-text = The article’s text
marked-text = The article with its marks
edit = Edit the text
done = Done
new-text = New text
to-text = To the text
samples = Samples
sample-ferry = Ferry accident
sample-kelp = Kelp study
sample-council = Library vote
show-more = Show more of the text
keys = In the text, arrow keys go from mark to mark, Enter says why a mark is there, Esc closes.

## What the visitor is told

dismiss = Dismiss
cancel = Stop
starting = Starting the reader…
cannot-read = The reader could not be started in this browser, so nothing is marked. Your text is still here: copy it before you reload the page, which may help.
restarted = The reader stopped and was started again.
given-up = One passage stopped the reader twice and was left unread.
cancelled = Stopped. What had been read is marked.
nothing-found = Nothing to mark was found in this text.
reading = Reading…
progress = Reading paragraph { $paragraph } of { $total }
finished =
    { $total ->
        [one] 1 paragraph
       *[other] { $total } paragraphs
    }{ $outcome ->
        [unchanged] . Nothing had to be read again.
        [partly] , { $fresh } of them read again.
       *[read] { " read." }
    }
warning =
    { $code ->
        [not-english] This text does not look English. Sayso reads English only, so nothing is marked.
        [foreign-paragraph] This paragraph does not look English. Nothing is marked in it.
        [unclosed-quote] This quotation is opened but not closed in its paragraph.
       *[other] { $message }
    }
warnings =
    { $count ->
        [one] 1 remark on the text
       *[other] { $count } remarks on the text
    }

## Colours

colours = Light or dark

## The panels

panels = About this text
panel =
    { $panel ->
        [sources] Sources
        [figures] Figures
        [overview] Overview
        [list] List
       *[marks] Marks
    }

## The legend

legend = What is marked
legend-source = source
legend-cue = cue
layer =
    { $layer ->
        [attribution] Attribution
        [hedge] Hedge
        [claim] Claim
       *[other] { $plain }
    }
layer-in-a-line =
    { $layer ->
        [attribution] what a source says
        [hedge] words that make less certain
        [claim] what could be checked
       *[other] { "" }
    }
kind =
    { $kind ->
       *[other] { $plain }
    }
mark-name =
    { $said ->
        [yes] { $layer } to “{ $source }”, { $kind }: { $words }
       *[no] { $layer }, { $kind }: { $words }
    }

## The filter and the list

presets = Show only
show-all = Show everything
narrow = Search and score
seek = Find in the marks
least = Hide marks less sure than
list = All marks that are shown
empty-list = No mark is shown.
more-rows = Show more marks
key-to-lines = What the lines mean
preset =
    { $preset ->
        [unattributed] Unattributed claims
        [unnamed] Unnamed sources
        [hedged] Hedged claims
        [quotations] Direct and mixed quotations
       *[other] { "" }
    }
facets-of =
    { $layer ->
        [attribution] by form and source
        [hedge] by kind, strength and voice
        [claim] by kind, certainty and voice
       *[other] by kind
    }
facet =
    { $facet ->
        [form] Form
        [source_kind] Source
        [tier] Strength
        [over] What they hedge
        [certainty] Certainty
        [voice] Whose words
        [priority] Worth checking
       *[kind] Kind
    }
facet-value =
    { $value ->
        [over-hedged] a hedged claim
        [over-other] something else
        [voice-source] a source’s
        [voice-writer] the writer’s
        [priority-high] high
        [priority-medium] medium
        [priority-low] low
       *[other] { "" }
    }
marks-shown =
    { $filtered ->
        [yes] Filtered: { $shown } of { $whole } marks
       *[no] { $whole ->
            [one] 1 mark
           *[other] { $whole } marks
        }
    }{ $away ->
        [0] { "" }
       *[other] , { $away } put away
    }
without = without { $what }
part-of = { $part } of { $whole }
column =
    { $column ->
        [words] Words
        [sort] What it is
        [voice] Source
        [sure] How sure
        [score] Score
       *[place] Paragraph
    }
sure =
    { $value ->
        [strong] strong hedge
        [medium] medium hedge
        [light] light hedge
        [asserted] asserted
        [attributed] attributed
        [hedged] hedged
        [denied] denied
        [endorsing] endorsing
        [distancing] distancing
        [doubting] doubting
        [denying] denying
       *[other] { "" }
    }

## The ledger of sources

ledger = Who says how much
no-sources = No source and no claim is among the marks shown.
column-said = Said
column-words = Words
column-hedged = Hedged
column-figures = Figures
ledger-hint = Said: how many statements. Words: how many words of the text. Hedged: the share of the statements that a strong or medium hedge stands over; a denial is none. Figures: how many figures.
nobody-named = Nobody is named
writer = The writer
source-kind =
    { $kind ->
        [person]
            { $named ->
                [yes] person
               *[no] person, no name
            }
        [organization]
            { $named ->
                [yes] organization
               *[no] organization, no name
            }
        [document] document
        [unnamed] not named
        [unresolved] unclear who
        [pronoun] a pronoun, unclear whose
        [none] no source
        [writer] own voice
       *[other] source
    }
certainty =
    { $certainty ->
        [asserted] asserted
        [attributed] attributed
        [hedged] hedged
        [denied] denied
       *[other] { "" }
    }
share = { $percent }%

## Figures

other-figures = Other figures
other-figures-counted = Other figures ({ $count })
figure = Figure
who-says-so = Who says so
how = How
disputed-in-unit = { $what }, in { $unit }
no-dispute =
    { $shown ->
        [none] No figures were found in this text.
        [hidden] The filter hides all figures of this text.
        [some] None of the figures that the filter shows contradict each other.
       *[all] No figures in this text contradict each other.
    }
plot-of = { $title }: { $count } figures on one scale. The table below has them all.
plot-key = ● just that number · ○ a rough one, or a limit · ▬ from … to … · ┄ open on that side
bound =
    { $bound ->
        [about] about
        [up-to] up to
        [at-least] at least
        [range] range
       *[exact] { "" }
    }
number =
    { $scale ->
        [billion] { NUMBER($value, maximumFractionDigits: 2) } billion
        [million] { NUMBER($value, maximumFractionDigits: 2) } million
       *[plain] { NUMBER($value, maximumFractionDigits: 2) }
    }

## The overview

strip = Where the marks fall
strip-hint = From the beginning of the text to its end. A click leads there; so do the rows below.
stretch = Part of the text
certainties = How the claims are made
namings = Who the sources are, each counted once
tiers = Hedges in a hundred words
stances = Words that report
column-what = What
column-share = Share
column-number = Number
share-name =
    { $share ->
        [asserted] asserted by the writer
        [attributed] attributed to a source
        [hedged] hedged
        [denied] denied
        [named] named
        [described] described, no name
        [document] documents
        [unnamed] not named
        [unresolved] unclear who
        [strong] strong: alleged, unconfirmed
        [medium] medium: may, likely, claims
        [light] light: about, if, so-called
        [neutral] neutral
        [endorsing] standing behind it
        [distancing] keeping away
        [denying] denying
       *[other] { "" }
    }
fifth =
    { $fifth ->
        [0] The beginning
        [1] Second fifth
        [2] The middle
        [3] Fourth fifth
       *[4] The end
    }

## A mark's card

close = Close
why-heading = Why it is marked
about-rule = About this rule
layer-page = Its layer’s whole page: all rules, their words and examples (new tab)
heading =
    { $what ->
        [strong] Strong hedge
        [medium] Medium hedge
        [light] Light hedge
        [attribution] Attributed to { $source }
        [claim] Claim made by { $source }
        [own] Claim made by the text itself
        [denied] Claim denied by { $source }
        [denial] Denial by { $source }
       *[other] { $plain }
    }{ $firm ->
        [plain] { "" }
        [rough] , with a rough figure
       *[hedged] , hedged{ $hedges ->
            [0] { "" }
            [1] { " once" }
            [2] { " twice" }
           *[other] { " " }{ $hedges } times
        }
    }
by-source =
    { $kind ->
        [person] a named person
        [no-name-person] a person without a name
        [organization] a named organization
        [no-name-organization] an organization without a name
        [document] a document
        [no-name-document] a document
        [no-name-unnamed] an unnamed source
        [none] somebody the text leaves out
        [writer] the text itself
       *[other] somebody unclear
    }
cited =
    { $times ->
        [one] The text cites this source once.
        [2] The text cites this source twice.
       *[other] The text cites this source { $times } times.
    }
surety =
    { $band ->
        [high] Sayso is sure of this mark.
        [medium] Sayso is fairly sure of this mark.
       *[low] Sayso is not very sure of this mark.
    } Score: { $score }
related = Tied to
also-here = Also on these words
source = Source
cue = Cue
content = Said
nobody = nobody is named
also-said-by = more from { $name }
disagrees = another figure
why =
    { $layer ->
        [attribution]
            { $kind ->
                [direct] The words are given to a source, and quoted word for word.
                [indirect] The writer retells what a source says. The words are the writer’s.
                [mixed] The writer retells what a source says, and quotes part of it.
               *[other] The words are given to a source other than the writer.
            }
        [hedge]
            { $kind ->
                [evidential] This word passes the statement on without standing behind it.
                [unconfirmed] This says that the statement has not been confirmed.
                [no_evidence] This says that something is not known, or not told.
                [vague_source] Somebody is said to say so, but the text does not say who.
                [report_noun] This stands for what somebody claims, not for what happened.
                [modal] This says that something may be so, not that it is.
                [epistemic] This says how likely something seems, not that it is so.
                [doubt] This doubts or denies the statement.
                [claim_verb] This verb of saying keeps its distance from what is said.
                [approximator] This makes the number a rough one, or a limit.
                [condition] What is said holds only if something else does.
                [shield] This keeps away from a name or word that others use.
               *[other] This makes the statement less than certain.
            }
        [claim]
            { $kind ->
                [quantity] It gives a number that could be compared with a record.
                [event] It says that something happened, which could be checked.
                [state] It says that something is so, which could be checked.
                [causal] It says that one thing caused another, which could be checked.
                [comparison] It compares or ranks things, which could be checked.
                [prediction] It says what will happen, which time can check.
                [record] It says what somebody said, decided or knows, and a record could show it.
               *[other] It says something that could be checked.
            }
       *[other] { "" }
    }
attribute =
    { $attribute ->
        [certainty-asserted] No source was found for it: the text says it by itself.
        [certainty-attributed] A source says it; the writer passes it on.
        [certainty-hedged] It is hedged: the text or its source does not stand fully behind it.
        [certainty-denied] A source denies something here, or says that it is not known.
        [priority-high] High on the list of what to check.
        [priority-low] Low on the list of what to check.
        [source_kind-pronoun] The source is named by a pronoun.
        [type-thought] It is a thought: what somebody believes, knows or doubts.
        [stance-endorsing] The word for it stands behind what is said.
        [stance-distancing] The word for it keeps its distance from what is said.
        [stance-denying] The source denies it.
        [stance-doubting] The source doubts it.
       *[other] { "" }
    }
link =
    { $role ->
        [attributed_to] said by
        [hedges] hedges
        [holder] in the words of
        [records] records
        [via] passed on by
        [cites] going by
       *[other] { $plain }
    }
link-back =
    { $role ->
        [attributed_to] says
        [hedges] hedged by
        [holder] hedges with
        [records] recorded by
        [via] passes on
        [cites] the ground for
       *[other] { $plain }
    }
meant =
    { $kind ->
        [unresolved] It stays open whom the pronoun means.
        [writer] It is the writer who speaks.
       *[other] It means { $name }.
    }

## The ways to the other screens

to-compare = Compare with another text
to-classroom = Practise on this text
more-screens = More to do with a text
back-to-reading = Back to reading

## The comparison of two texts

compare = Two texts on the same event
compare-about = Which sources speak, which figures are given, and how firmly the same things are said. Neither text is rated.
paste-one = Paste a news article here.
do-compare = Compare
both-needed = Both texts are needed to compare them.
try-samples = Try it with two of ours
other-texts = Other texts
reading-both = Reading both texts…
compared =
    Both texts are read.{ $away ->
        [0] { "" }
        [one] { " " }1 mark is put away.
       *[other] { " " }{ $away } marks are put away.
    }
findings = What differs
to-findings = Back to what differs
differences = Figures that differ
no-differences = No figure for the same thing differs.
figure-held =
    { $how ->
        [fits] fits the other text
        [differs] differs from the other text
       *[both] fits “{ $fits }” of the other text, differs from “{ $differs }”
    }
firmness = Said more firmly in one
no-firmness = No claim was found that one text makes more firmly than the other.
firmness-about = Sentences whose claims share most of their words. They need not mean the same.
speakers = Named sources in one text alone
no-speakers = none
speakers-in-both = Named sources in both
unnamed-speakers = Sources without a name
counts = In numbers
first-text = First text
second-text = Second text
first-marked = The first text with its marks
second-marked = The second text with its marks
twins =
    { $all ->
        [one] 1 claim is in both texts, { $apart } with another certainty.
       *[other] { $all } claims are in both texts, { $apart } with another certainty.
    }
statements =
    { $count ->
        [one] 1 statement
       *[other] { $count } statements
    }
size =
    { $key ->
        [words] words
       *[statements] statements by sources
    }
show-in =
    { $text ->
        [first] Show in the first text
       *[second] Show in the second text
    }
text-not-english =
    { $text ->
        [first] The first text
       *[second] The second text
    } does not look English. Sayso reads English only, so there is nothing to compare.
close-or-to-findings = close a card; then back to what differs
comparison-format =
    { $format ->
        [html] The whole comparison with both texts, to read, keep or send
        [csv] A table for spreadsheets, a row for each figure, claim or source that differs
       *[json] Everything for programs. Can be opened here again.
    }

## The classroom

classroom = Mark it yourself
classroom-about = First you mark the text. Then you see what Sayso marks, and decide who is right where you differ. Sayso is a program, and errs.
start-marking = Start marking
practice-text = The text to mark, word by word
practice-help = Choose words by dragging over them or by tapping one, then press a button. By keyboard: arrow keys go from word to word, with Shift they choose several, the keys on the buttons mark, Delete removes.
key-word = ← → ↑ ↓
about-word = from word to word, from paragraph to paragraph
key-words = Shift ← →
about-choosing = choose several words
key-remove = Delete
mark-as = Mark the chosen words as
remove = Remove
longer = One word more
shorter = One word less
reveal = Reveal Sayso’s marks
still-reading = Sayso is still reading…
hide = Go on marking
agree-on-the-rest = Agree with Sayso on the rest
your-marks = Your marks
their-marks = Sayso’s marks
agreement = Your marks and Sayso’s
overlap-rule = Two marks count as the same where they share at least half the words of the longer one. Of an attribution it is enough to mark its source and its cue. Each mark counts once.
who-is-right = Where you differ: who is right?
no-difference = You and Sayso marked the same.
nothing-marked = Neither you nor Sayso marked anything.
found-by-both = Found by both
right = Who is right?
result = Your result as a file
your-name = Your name, if you want it in the file. It stays on this device.
save-markdown = Save to read (Markdown)
save-json = Save as data (JSON)
both = Both
only-you = Only you
only-sayso = Only Sayso
not-decided = not decided
i-am-right = I am
sayso-is-right = Sayso is
is-open = it is open
practice = { $marks ->
        [one] 1 mark
       *[other] { $marks } marks
    } so far. Chosen: “{ $words }”.
marked-word = { $word }, marked: { $layers }
missed-by-you = Sayso marked this as { $layer } ({ $kind }), you did not.
missed-by-sayso = You marked this as { $layer }, Sayso did not.

## What comes in and goes out

export = Export
share-text = Share
open-file = Open a file
files = or drop one anywhere here: text, Markdown, HTML, Word, PDF, or a reading in JSON.
download = Download
copy = Copy
print = Print
for-people = To read, print and pass on
for-programs = For other programs
filtered = filtered
units = Offsets count
copy-context = Copy with context
as-marked = as marked by Sayso
share-explained = This address holds what is on the screen, with the whole text. Whoever has the address can read it. No server is sent it: it stands behind the number sign, which stays in the browser.
address = Address
address-long = Some mail and chat programs cut an address of this length.
address-local = This page comes from your own machine, so the address opens on no other one. For somebody elsewhere, save a file: Export, JSON.
address-too-long = This is too long to travel in an address. Send it as a file instead: whoever opens the file here sees the same.
download-reading = Download the file
replaced = The text that stood here is gone.
brought = These marks came with the file and were not made here. Edit the text to have it read anew.
format-title =
    { $format ->
        [json] JSON
        [carets] Carets
        [w3c] W3C annotations
        [conll] CoNLL-U Plus
        [csv] CSV table
        [tei] TEI
        [markdown] Markdown report
        [html] HTML page
        [jsonl-spacy] spaCy
        [jsonl-doccano] doccano
        [jsonl-labelstudio] Label Studio
       *[other] { $format }
    }
format-about =
    { $format ->
        [json] Everything the reader knows. Can be opened here again.
        [brat] Standoff file for the annotation tool brat
        [carets] The text with its marks drawn under it
        [w3c] Web Annotations in JSON-LD. Can be opened here again.
        [conll] A token a line, a column of labels for each layer
        [csv] A table for spreadsheets, one mark a row
        [tei] TEI P5, the marks in a standOff behind the text
        [markdown] Who says what, how surely, and which figures disagree
        [html] The marked text and the report, to keep or send
        [jsonl-spacy] A line for spaCy’s Doc.from_json
        [jsonl-doccano] A line for doccano, with entities and relations
        [jsonl-labelstudio] A task for Label Studio, with a prediction
       *[other] { $description }
    }
offsets =
    { $counted ->
        [codepoint] Offsets: code points
        [utf16] Offsets: UTF-16 code units
        [columns] Offsets: columns in code points
        [chosen] Offsets: as chosen below
       *[other] Offsets: { $told }
    }
units-named =
    { $units ->
        [utf8] bytes (Rust, Go)
        [utf16] UTF-16 code units (JavaScript, Java)
       *[codepoint] code points (Python)
    }
leaving =
    { $filtered ->
        [yes] { $kept } of { $all } marks: what the filter hides is left out.
       *[no]
            { $all ->
                [one] 1 mark
               *[other] All { $all } marks
            }
    }
address-length = { $letters } characters.
coming =
    { $percent ->
        [0] Opening { $name }…
       *[other] Opening { $name }: { $percent }%
    }
told =
    { $code ->
        [saved] Saved as { $detail }.
        [copied] Copied.
        [cancelled] Stopped. Nothing was changed.
        [clipboard] This browser did not let the page use the clipboard.
        [address] Sayso does not fetch addresses, because nothing may leave this page. Open the article, select its text, copy it and paste it here; or save the page and open the file.
        [kind] { $detail } is none of the files that can be opened: .txt, .md, .html, .docx, .pdf, .json, .jsonld.
        [large] The file is larger than { $detail } MB.
        [pages] The file has more than { $detail } pages.
        [encoding] The file is not text in UTF-8 or UTF-16. Save it as UTF-8 and open it again.
        [empty] There is no text in { $detail }.
        [pictures] There is no text in { $detail }; perhaps its pages are pictures. A program that recognizes text can make it readable.
        [password] The file asks for a password. Open it in another program and copy its text.
        [damaged] { $detail } could not be read: it is damaged, or not what its name says.
        [reading] The file is no reading that can be shown: { $detail }.
        [comparison] The file holds a comparison. Open it where two texts are compared.
        [link] This address is damaged: part of it was lost on its way. Ask for it again, or for a file.
       *[other] That did not work: { $detail }
    }

## Settings

settings = Settings
settings-stay = What you set stays in this browser, for your next visit. Nothing of it has to be set. To reset it keeps what is put away.
reset = Reset all settings
choice =
    { $choice ->
        [language] Language of this page
        [theme] Light or dark
        [palette] Colours of the marks
        [lines] Lines of the marks
        [size] Size of the text
        [spacing] Space between lines
       *[measure] Width of the text
    }
option =
    { $option ->
        [language-auto] As the browser asks
        [language-en] English
        [language-de] Deutsch
        [theme-device] Auto
        [theme-light] Light
        [theme-dark] Dark
        [palette-usual] Orange, blue, green
        [palette-distinct] Orange, blue, grey
        [palette-grey] No colours
        [lines-fine] Fine
        [lines-strong] Strong
        [size-small] Small
        [size-medium] Medium
        [size-large] Large
        [size-huge] Very large
        [spacing-usual] Usual
        [spacing-wide] Wide
        [measure-narrow] Narrow
        [measure-full] As wide as the window
       *[measure-usual] Usual
    }

## Keys

keys-heading = Keys
keys-about = They work wherever you are not typing. In the settings you can change them, or switch single keys off.
keys-off = Single keys are switched off in the settings.
key-arrows = ← →
about-arrows = from mark to mark, with the keyboard in the text
key-enter = Enter
about-enter = say why a mark is there
key-escape = Esc
about-escape = close a card or a window
single-keys = Single keys
single-keys-on = Letters and digits are shortcuts
change-keys = Change the keys
command =
    { $command ->
        [next] next mark
        [previous] mark before
        [next-alike] next mark of the same kind
        [previous-alike] mark before of the same kind
        [attributions] attributions on or off
        [hedges] hedges on or off
        [claims] claims on or off
        [unattributed] only unattributed claims, or everything
        [unnamed] only unnamed sources, or everything
        [hedged] only hedged claims, or everything
        [quotations] only direct and mixed quotations, or everything
        [marks] marks
        [sources] sources
        [figures] figures
        [overview] overview
        [list] list of all marks
        [undo] undo what was done last
        [mark-attribution] mark as an attribution
        [mark-hedge] mark as a hedge
        [mark-claim] mark as a claim
        [export] export
        [share] share
        [settings] settings
       *[keys] this list of keys
    }
refusal-taken = That key is taken: { $command }.
refusal-not-one = A key is one letter, digit or sign.
position = Mark { $at } of { $of }

## What is put away

put-away-heading = Put away
nothing-put-away = Nothing. A mark’s card offers to put it away where it is wrong.
not-right = Is this mark wrong?
put-away =
    { $about ->
        [mark] Not at this place: put away this mark
        [cue] Not this cue, “{ $words }”: put away all its marks
       *[rule] Not this rule: put away all its marks
    }
dismissal =
    { $about ->
        [mark] “{ $place }”, by the rule { $of }
        [cue] The cue “{ $words }”, { $layer }, as in “{ $place }”
       *[rule] The rule { $of }, as in “{ $place }”
    }
was-put-away =
    { $marks ->
        [one] Put away: 1 mark.
       *[other] Put away: { $marks } marks.
    } The settings list what is put away, and can bring it back.
taken-back = Shown again.
undo = Undo
recall = Show again
save-report = Save this list
report-about = As a file that you can send with a report of wrong marks.
report-title = What I put away in Sayso { $version }
