### Was die Seite auf Deutsch sagt. Dieselben Meldungen und Variablen wie in en.ftl.
###
### Begriffe: attribution – Zuschreibung; source – Quelle; cue – Signalwort; hedge – Vorbehalt;
### claim – Aussage (überprüfbar); mark – Markierung; figure – Zahl; layer – Ebene; rule – Regel.

## Die Seite

name = Sayso
tagline = Wer es sagt, wie sicher es klingt und was sich überprüfen ließe
promise = Nichts verlässt Ihr Gerät: Der Artikel wird in diesem Browser gelesen und bleibt in diesem Tab, bis Sie den Tab schließen oder einen neuen Text beginnen. Sayso beschreibt Sprache. Es urteilt nie darüber, was wahr ist.

## Der Text und sein Feld

paste-here = Einen Artikel einfügen
placeholder = Fügen Sie hier den Text eines englischen Nachrichtenartikels ein, oder tippen Sie ihn.
or-a-sample = Oder lesen Sie einen von unseren:
your-text = Der Text des Artikels
marked-text = Der Artikel mit seinen Markierungen
edit = Text bearbeiten
done = Fertig
new-text = Neuer Text
to-text = Zum Text
samples = Beispiele
sample-ferry = Fährunglück
sample-kelp = Seetang-Studie
sample-council = Streit um die Bücherei
show-more = Mehr vom Text zeigen
keys = Im Text führen Pfeiltasten von Markierung zu Markierung, Enter sagt, warum sie da ist, Esc schließt.

## Was man den Lesern sagt

dismiss = Ausblenden
cancel = Anhalten
starting = Das Lesen wird vorbereitet…
cannot-read = Das Leseprogramm ließ sich in diesem Browser nicht starten, deshalb ist nichts markiert. Ihr Text ist noch da: Kopieren Sie ihn, bevor Sie die Seite neu laden. Das hilft womöglich.
restarted = Das Leseprogramm war stehen geblieben und wurde neu gestartet.
given-up = Ein Absatz hat das Leseprogramm zweimal angehalten und blieb ungelesen.
cancelled = Angehalten. Was schon gelesen war, ist markiert.
nothing-found = In diesem Text wurde nichts zum Markieren gefunden.
reading = Wird gelesen…
progress = Absatz { $paragraph } von { $total } wird gelesen
finished =
    { $total ->
        [one] 1 Absatz
       *[other] { $total } Absätze
    }{ $outcome ->
        [unchanged] . Nichts musste neu gelesen werden.
        [partly] , davon { $fresh } neu gelesen.
       *[read] { " gelesen." }
    }
warning =
    { $code ->
        [not-english] Dieser Text sieht nicht englisch aus. Sayso liest nur Englisch, deshalb ist nichts markiert.
        [foreign-paragraph] Dieser Absatz sieht nicht englisch aus. Darin ist nichts markiert.
        [unclosed-quote] Dieses Zitat wird im selben Absatz geöffnet, aber nicht geschlossen.
       *[other] { $message }
    }
warnings =
    { $count ->
        [one] 1 Anmerkung zum Text
       *[other] { $count } Anmerkungen zum Text
    }

## Farben

colours = Hell oder dunkel

## Die Tafeln

panels = Über diesen Text
panel =
    { $panel ->
        [sources] Quellen
        [figures] Zahlen
        [overview] Überblick
        [list] Liste
       *[marks] Markiert
    }

## Die Legende

legend = Was markiert ist
legend-source = Quelle
legend-cue = Signalwort
layer =
    { $layer ->
        [attribution] Zuschreibung
        [hedge] Vorbehalt
        [claim] Aussage
       *[other] { $plain }
    }
layer-in-a-line =
    { $layer ->
        [attribution] was eine Quelle sagt
        [hedge] Wörter, die etwas offenlassen
        [claim] was sich überprüfen ließe
       *[other] { "" }
    }
kind =
    { $kind ->
        [direct] wörtlich
        [indirect] sinngemäß
        [mixed] teils wörtlich
        [evidential] vom Hörensagen
        [unconfirmed] unbestätigt
        [no_evidence] nicht bekannt
        [vague_source] ungenannte Quelle
        [report_noun] Gerücht oder Vorwurf
        [modal] Möglichkeit
        [epistemic] Vermutung
        [doubt] Zweifel
        [claim_verb] distanziertes Verb
        [approximator] ungefähre Zahl
        [condition] Bedingung
        [shield] sogenannt
        [quantity] Menge
        [event] Ereignis
        [state] Zustand
        [causal] Ursache
        [comparison] Vergleich
        [prediction] Vorhersage
        [record] Äußerung oder Beschluss
       *[other] { $plain }
    }
mark-name =
    { $said ->
        [yes] { $layer } an „{ $source }“, { $kind }: { $words }
       *[no] { $layer }, { $kind }: { $words }
    }

## Der Filter und die Liste

presets = Nur zeigen
show-all = Alles zeigen
narrow = Suche und Trefferwert
seek = In den Markierungen suchen
least = Markierungen ausblenden unter
list = Alle Markierungen, die gezeigt werden
empty-list = Keine Markierung wird gezeigt.
more-rows = Mehr Markierungen zeigen
key-to-lines = Was die Linien bedeuten
preset =
    { $preset ->
        [unattributed] Aussagen ohne Quelle
        [unnamed] Ungenannte Quellen
        [hedged] Aussagen unter Vorbehalt
        [quotations] Wörtliche und teils wörtliche Zitate
       *[other] { "" }
    }
facets-of =
    { $layer ->
        [attribution] nach Form und Quelle
        [hedge] nach Art, Stärke und Stimme
        [claim] nach Art, Gewissheit und Stimme
       *[other] nach Art
    }
facet =
    { $facet ->
        [form] Form
        [source_kind] Quelle
        [tier] Stärke
        [over] Was unter Vorbehalt steht
        [certainty] Gewissheit
        [voice] Wessen Worte
        [priority] Prüfenswert
       *[kind] Art
    }
facet-value =
    { $value ->
        [over-hedged] eine Aussage
        [over-other] etwas anderes
        [voice-source] die einer Quelle
        [voice-writer] die des Textes
        [priority-high] sehr
        [priority-medium] mittel
        [priority-low] kaum
       *[other] { "" }
    }
marks-shown =
    { $filtered ->
        [yes] Gefiltert: { $shown } von { $whole } Markierungen
       *[no] { $whole ->
            [one] 1 Markierung
           *[other] { $whole } Markierungen
        }
    }{ $away ->
        [0] { "" }
       *[other] , { $away } weggelegt
    }
without = ohne { $what }
part-of = { $part } von { $whole }
column =
    { $column ->
        [words] Wörter
        [sort] Was es ist
        [voice] Quelle
        [sure] Wie sicher
        [score] Wert
       *[place] Absatz
    }
sure =
    { $value ->
        [strong] starker Vorbehalt
        [medium] mittlerer Vorbehalt
        [light] leichter Vorbehalt
        [asserted] behauptet
        [attributed] zugeschrieben
        [hedged] unter Vorbehalt
        [denied] bestritten
        [endorsing] zustimmend
        [distancing] auf Abstand
        [doubting] zweifelnd
        [denying] bestreitend
       *[other] { "" }
    }

## Das Verzeichnis der Quellen

ledger = Wer wie viel sagt
no-sources = Unter den gezeigten Markierungen sind weder Quellen noch Aussagen.
column-said = Gesagt
column-words = Wörter
column-hedged = Vorbehalt
column-figures = Zahlen
ledger-hint = Gesagt: wie viele Äußerungen. Wörter: wie viele Wörter des Textes. Vorbehalt: der Anteil der Äußerungen, die unter starkem oder mittlerem Vorbehalt stehen; Bestreiten zählt nicht dazu. Zahlen: wie viele Zahlen.
nobody-named = Niemand wird genannt
writer = Der Text selbst
source-kind =
    { $kind ->
        [person]
            { $named ->
                [yes] Person
               *[no] Person ohne Namen
            }
        [organization]
            { $named ->
                [yes] Organisation
               *[no] Organisation ohne Namen
            }
        [document] Dokument
        [unnamed] ungenannt
        [unresolved] unklar, wer
        [pronoun] ein Pronomen, unklar, für wen
        [none] keine Quelle
        [writer] eigene Stimme
       *[other] Quelle
    }
certainty =
    { $certainty ->
        [asserted] behauptet
        [attributed] zugeschrieben
        [hedged] unter Vorbehalt
        [denied] bestritten
       *[other] { "" }
    }
share = { $percent } %

## Zahlen

other-figures = Weitere Zahlen
other-figures-counted = Weitere Zahlen ({ $count })
figure = Zahl
who-says-so = Wer sie nennt
how = Wie
disputed-in-unit = { $what }, in { $unit }
no-dispute =
    { $shown ->
        [none] In diesem Text wurden keine Zahlen gefunden.
        [hidden] Der Filter blendet alle Zahlen dieses Textes aus.
        [some] Von den Zahlen, die der Filter zeigt, widersprechen sich keine.
       *[all] Keine Zahlen in diesem Text widersprechen einander.
    }
plot-of = { $title }: { $count } Zahlen auf einer Skala. Die Tabelle darunter nennt sie alle.
plot-key = ● genau diese Zahl · ○ ungefähr oder eine Grenze · ▬ von … bis … · ┄ nach dieser Seite offen
bound =
    { $bound ->
        [about] ungefähr
        [up-to] höchstens
        [at-least] mindestens
        [range] Spanne
       *[exact] { "" }
    }
number =
    { $scale ->
        [billion] { NUMBER($value, maximumFractionDigits: 2) } { $value ->
            [one] Milliarde
           *[other] Milliarden
        }
        [million] { NUMBER($value, maximumFractionDigits: 2) } { $value ->
            [one] Million
           *[other] Millionen
        }
       *[plain] { NUMBER($value, maximumFractionDigits: 2) }
    }

## Der Überblick

strip = Wo die Markierungen stehen
strip-hint = Vom Anfang des Textes bis zu seinem Ende. Ein Klick führt hin, ebenso die Zeilen darunter.
stretch = Teil des Textes
certainties = Wie die Aussagen gemacht werden
namings = Wer die Quellen sind, jede einmal gezählt
tiers = Vorbehalte auf hundert Wörter
stances = Redeverben
column-what = Was
column-share = Anteil
column-number = Anzahl
share-name =
    { $share ->
        [asserted] vom Text selbst behauptet
        [attributed] einer Quelle zugeschrieben
        [hedged] unter Vorbehalt
        [denied] bestritten
        [named] mit Namen
        [described] beschrieben, ohne Namen
        [document] Dokumente
        [unnamed] ungenannt
        [unresolved] unklar, wer
        [strong] stark: alleged, unconfirmed
        [medium] mittel: may, likely, claims
        [light] leicht: about, if, so-called
        [neutral] neutral
        [endorsing] zustimmend
        [distancing] auf Abstand
        [denying] bestreitend
       *[other] { "" }
    }
fifth =
    { $fifth ->
        [0] Der Anfang
        [1] Zweites Fünftel
        [2] Die Mitte
        [3] Viertes Fünftel
       *[4] Das Ende
    }

## Die Karte einer Markierung

close = Schließen
why-heading = Warum es markiert ist
about-rule = Über diese Regel
layer-page = Die ganze Seite der Ebene: alle Regeln, ihre Wörter und Beispiele (englisch, neuer Tab)
heading =
    { $what ->
        [strong] Starker Vorbehalt
        [medium] Mittlerer Vorbehalt
        [light] Leichter Vorbehalt
        [attribution] Zugeschrieben { $source }
        [claim] Aussage von { $source }
        [own] Aussage des Textes selbst
        [denied] Aussage, bestritten von { $source }
        [denial] Dementi von { $source }
       *[other] { $plain }
    }{ $firm ->
        [plain] { "" }
        [rough] , mit ungefährer Zahl
       *[hedged] , unter { $hedges ->
            [0] Vorbehalt
            [1] einem Vorbehalt
            [2] zwei Vorbehalten
           *[other] { $hedges } Vorbehalten
        }
    }
by-source =
    { $kind ->
        [person] einer Person mit Namen
        [no-name-person] einer Person ohne Namen
        [organization] einer Organisation mit Namen
        [no-name-organization] einer Organisation ohne Namen
        [document] einem Dokument
        [no-name-document] einem Dokument
        [no-name-unnamed] einer ungenannten Quelle
        [none] jemandem, den der Text nicht nennt
        [writer] dem Text selbst
       *[other] jemandem, der offenbleibt
    }
cited =
    { $times ->
        [one] Der Text führt diese Quelle einmal an.
        [2] Der Text führt diese Quelle zweimal an.
       *[other] Der Text führt diese Quelle { $times }-mal an.
    }
surety =
    { $band ->
        [high] Sayso ist sich dieser Markierung sicher.
        [medium] Sayso ist sich dieser Markierung ziemlich sicher.
       *[low] Sayso ist sich dieser Markierung nicht sehr sicher.
    } Trefferwert: { $score }
related = Verbunden mit
also-here = Auch auf diesen Wörtern
source = Quelle
cue = Signalwort
content = Gesagt
nobody = niemand wird genannt
also-said-by = mehr von { $name }
disagrees = eine andere Zahl
why =
    { $layer ->
        [attribution]
            { $kind ->
                [direct] Die Worte werden einer Quelle zugeschrieben und wörtlich zitiert.
                [indirect] Der Text gibt mit eigenen Worten wieder, was eine Quelle sagt.
                [mixed] Der Text gibt wieder, was eine Quelle sagt, und zitiert einen Teil davon wörtlich.
               *[other] Die Worte werden einer Quelle zugeschrieben.
            }
        [hedge]
            { $kind ->
                [evidential] Dieses Wort gibt die Aussage weiter, ohne für sie einzustehen.
                [unconfirmed] Das sagt, dass die Aussage nicht bestätigt ist.
                [no_evidence] Das sagt, dass etwas nicht bekannt ist oder nicht mitgeteilt wird.
                [vague_source] Jemand soll es gesagt haben, aber der Text sagt nicht, wer.
                [report_noun] Das steht für etwas, das jemand behauptet, nicht für etwas, das geschehen ist.
                [modal] Das sagt, dass etwas so sein kann, nicht dass es so ist.
                [epistemic] Das sagt, wie wahrscheinlich etwas scheint, nicht dass es so ist.
                [doubt] Das zweifelt die Aussage an oder bestreitet sie.
                [claim_verb] Dieses Verb hält Abstand zu dem, was gesagt wird.
                [approximator] Das macht die Zahl zu einer ungefähren oder zu einer Grenze.
                [condition] Was gesagt wird, gilt nur, wenn etwas anderes gilt.
                [shield] Das hält Abstand zu einem Namen oder Wort, das andere benutzen.
               *[other] Das macht die Aussage weniger sicher.
            }
        [claim]
            { $kind ->
                [quantity] Hier steht eine Zahl, die sich mit einer Statistik oder Akte vergleichen ließe.
                [event] Hier steht, dass etwas geschehen ist. Das ließe sich überprüfen.
                [state] Hier steht, dass etwas so ist. Das ließe sich überprüfen.
                [causal] Hier steht, dass eines das andere verursacht hat. Das ließe sich überprüfen.
                [comparison] Hier wird verglichen oder gereiht. Das ließe sich überprüfen.
                [prediction] Hier steht, was geschehen wird. Die Zeit kann es zeigen.
                [record] Hier steht, was jemand gesagt oder entschieden hat oder weiß. Das ließe sich belegen.
               *[other] Hier steht etwas, das sich überprüfen ließe.
            }
       *[other] { "" }
    }
attribute =
    { $attribute ->
        [certainty-asserted] Eine Quelle dafür wurde nicht gefunden: Der Text sagt es von sich aus.
        [certainty-attributed] Eine Quelle sagt es; der Text gibt es weiter.
        [certainty-hedged] Es steht unter Vorbehalt: Der Text oder seine Quelle legt sich nicht ganz fest.
        [certainty-denied] Eine Quelle bestreitet hier etwas oder sagt, dass es nicht bekannt ist.
        [priority-high] Das würde man zuerst überprüfen.
        [priority-low] Das würde man spät überprüfen.
        [source_kind-pronoun] Für die Quelle steht ein Pronomen.
        [type-thought] Es ist ein Gedanke: was jemand glaubt, weiß oder bezweifelt.
        [stance-endorsing] Das Redeverb stellt sich hinter das Gesagte.
        [stance-distancing] Das Redeverb hält Abstand zum Gesagten.
        [stance-denying] Die Quelle bestreitet es.
        [stance-doubting] Die Quelle bezweifelt es.
       *[other] { "" }
    }
link =
    { $role ->
        [attributed_to] gesagt von
        [hedges] Vorbehalt zu
        [holder] in den Worten von
        [records] hält fest
        [via] weitergegeben von
        [cites] beruft sich auf
       *[other] { $plain }
    }
link-back =
    { $role ->
        [attributed_to] sagt
        [hedges] unter dem Vorbehalt
        [holder] schränkt ein mit
        [records] festgehalten in
        [via] gibt weiter
        [cites] Grundlage für
       *[other] { $plain }
    }
meant =
    { $kind ->
        [unresolved] Es bleibt offen, wen das Pronomen meint.
        [writer] Es spricht der Text selbst.
       *[other] Gemeint ist { $name }.
    }

## Die Wege zu den anderen Ansichten

to-compare = Mit einem anderen Text vergleichen
to-classroom = An diesem Text üben
more-screens = Mehr mit einem Text machen
back-to-reading = Zurück zum Lesen

## Der Vergleich zweier Texte

compare = Zwei Texte über dasselbe Ereignis
compare-about = Welche Quellen sprechen, welche Zahlen genannt werden und wie bestimmt dasselbe gesagt wird. Kein Text wird bewertet.
paste-one = Fügen Sie hier einen englischen Nachrichtenartikel ein.
do-compare = Vergleichen
both-needed = Zum Vergleichen braucht es beide Texte.
try-samples = Mit zweien von unseren ausprobieren
other-texts = Andere Texte
reading-both = Beide Texte werden gelesen…
compared =
    Beide Texte sind gelesen.{ $away ->
        [0] { "" }
        [one] { " " }1 Markierung ist weggelegt.
       *[other] { " " }{ $away } Markierungen sind weggelegt.
    }
findings = Was sich unterscheidet
to-findings = Zurück zu den Unterschieden
differences = Zahlen, die voneinander abweichen
no-differences = Keine Zahl für dieselbe Sache weicht ab.
figure-held =
    { $how ->
        [fits] passt zum anderen Text
        [differs] weicht vom anderen Text ab
       *[both] passt zu „{ $fits }“ im anderen Text, weicht von „{ $differs }“ ab
    }
firmness = In einem der Texte bestimmter gesagt
no-firmness = Keine Aussage gefunden, die einer der Texte bestimmter macht als der andere.
firmness-about = Sätze, deren Aussagen die meisten Wörter teilen. Sie müssen nicht dasselbe bedeuten.
speakers = Quellen mit Namen in nur einem Text
no-speakers = keine
speakers-in-both = Quellen mit Namen in beiden Texten
unnamed-speakers = Quellen ohne Namen
counts = In Zahlen
first-text = Erster Text
second-text = Zweiter Text
first-marked = Der erste Text mit seinen Markierungen
second-marked = Der zweite Text mit seinen Markierungen
twins =
    { $all ->
        [one] 1 Aussage steht in beiden Texten, { $apart } davon in einem bestimmter als im anderen.
       *[other] { $all } Aussagen stehen in beiden Texten, { $apart } davon in einem bestimmter als im anderen.
    }
statements =
    { $count ->
        [one] 1 Äußerung
       *[other] { $count } Äußerungen
    }
size =
    { $key ->
        [words] Wörter
       *[statements] Äußerungen von Quellen
    }
show-in =
    { $text ->
        [first] Im ersten Text zeigen
       *[second] Im zweiten Text zeigen
    }
text-not-english =
    { $text ->
        [first] Der erste Text
       *[second] Der zweite Text
    } sieht nicht englisch aus. Sayso liest nur Englisch, deshalb gibt es nichts zu vergleichen.
close-or-to-findings = eine Karte schließen; dann zurück zu den Unterschieden
comparison-format =
    { $format ->
        [html] Der ganze Vergleich mit beiden Texten, zum Lesen, Aufheben oder Verschicken
        [csv] Eine Tabelle, eine Zeile für jede Zahl, Aussage oder Quelle, die sich unterscheidet
       *[json] Alles für Programme. Lässt sich hier wieder öffnen.
    }

## Das Klassenzimmer

classroom = Selbst markieren
classroom-about = Erst markieren Sie den Text. Dann sehen Sie, was Sayso markiert, und entscheiden, wer recht hat, wo Sie sich unterscheiden. Sayso ist ein Programm und irrt sich.
start-marking = Mit dem Markieren beginnen
practice-text = Der Text zum Markieren, Wort für Wort
practice-help = Wählen Sie Wörter, indem Sie darüberziehen oder eines antippen, und drücken Sie dann einen Knopf. Mit der Tastatur: Pfeiltasten führen von Wort zu Wort, mit Umschalt wählen sie mehrere, die Tasten auf den Knöpfen markieren, Entf entfernt.
key-word = ← → ↑ ↓
about-word = von Wort zu Wort, von Absatz zu Absatz
key-words = Umschalt ← →
about-choosing = mehrere Wörter auswählen
key-remove = Entf
mark-as = Die gewählten Wörter markieren als
remove = Entfernen
longer = Ein Wort mehr
shorter = Ein Wort weniger
reveal = Markierungen von Sayso aufdecken
still-reading = Sayso liest noch…
hide = Weiter markieren
agree-on-the-rest = Sonst hat Sayso recht
your-marks = Ihre Markierungen
their-marks = Die Markierungen von Sayso
agreement = Ihre Markierungen und die von Sayso
overlap-rule = Zwei Markierungen gelten als dieselbe, wo sie mindestens die Hälfte der Wörter der längeren teilen. Bei einer Zuschreibung genügt es, Quelle und Signalwort zu markieren. Jede Markierung zählt einmal.
who-is-right = Wo Sie sich unterscheiden: Wer hat recht?
no-difference = Sie und Sayso haben dasselbe markiert.
nothing-marked = Weder Sie noch Sayso haben etwas markiert.
found-by-both = Von beiden gefunden
right = Wer hat recht?
result = Ihr Ergebnis als Datei
your-name = Ihr Name, falls er in der Datei stehen soll. Er bleibt auf diesem Gerät.
save-markdown = Zum Lesen speichern (Markdown)
save-json = Als Daten speichern (JSON)
both = Beide
only-you = Nur Sie
only-sayso = Nur Sayso
not-decided = nicht entschieden
i-am-right = ich
sayso-is-right = Sayso
is-open = es bleibt offen
practice = Bisher { $marks ->
        [one] 1 Markierung
       *[other] { $marks } Markierungen
    }. Gewählt: „{ $words }“.
marked-word = { $word }, markiert: { $layers }
missed-by-you = Sayso hat dies als { $layer } ({ $kind }) markiert, Sie nicht.
missed-by-sayso = Sie haben dies als { $layer } markiert, Sayso nicht.

## Was hereinkommt und hinausgeht

export = Exportieren
share-text = Teilen
open-file = Datei öffnen
files = oder hier irgendwo ablegen: Text, Markdown, HTML, Word, PDF oder eine Auswertung als JSON.
download = Herunterladen
copy = Kopieren
print = Drucken
for-people = Zum Lesen, Drucken und Weitergeben
for-programs = Für andere Programme
filtered = gefiltert
units = Gezählt werden
copy-context = Mit Zusammenhang kopieren
as-marked = markiert von Sayso
share-explained = Diese Adresse enthält, was auf dem Bildschirm ist, mit dem ganzen Text. Wer die Adresse hat, kann es lesen. Kein Server bekommt es: Es steht hinter dem Rautezeichen, und das bleibt im Browser.
address = Adresse
address-long = Manche Mail- und Chatprogramme kürzen eine Adresse dieser Länge.
address-local = Diese Seite kommt von diesem Rechner, und auf keinem anderen lässt sich die Adresse öffnen. Für andere gibt es eine Datei: Exportieren, JSON.
address-too-long = Das ist zu lang für eine Adresse, die heil ankommt. Als Datei lässt es sich verschicken: Wer sie hier öffnet, sieht dasselbe.
download-reading = Datei herunterladen
replaced = Der Text, der hier stand, ist nicht mehr da.
brought = Diese Markierungen stammen aus der Datei und wurden nicht hier gesetzt. Sobald der Text geändert wird, wird er neu gelesen.
format-title =
    { $format ->
        [json] JSON
        [carets] Unterstrichener Text
        [w3c] W3C-Annotationen
        [conll] CoNLL-U Plus
        [csv] CSV-Tabelle
        [tei] TEI
        [markdown] Markdown-Bericht
        [html] HTML-Seite
        [jsonl-spacy] spaCy
        [jsonl-doccano] doccano
        [jsonl-labelstudio] Label Studio
       *[other] { $format }
    }
format-about =
    { $format ->
        [json] Alles, was bekannt ist. Lässt sich hier wieder öffnen.
        [brat] Standoff-Datei für das Annotationswerkzeug brat
        [carets] Der Text mit den Markierungen darunter
        [w3c] Web Annotations in JSON-LD. Lässt sich hier wieder öffnen.
        [conll] Ein Token je Zeile, eine Spalte je Ebene
        [csv] Eine Tabelle, eine Markierung je Zeile
        [tei] TEI P5, die Markierungen im standOff hinter dem Text
        [markdown] Wer was sagt, wie sicher, und welche Zahlen sich widersprechen
        [html] Der markierte Text und der Bericht, zum Behalten oder Verschicken
        [jsonl-spacy] Eine Zeile für Doc.from_json von spaCy
        [jsonl-doccano] Eine Zeile für doccano, mit Entitäten und Relationen
        [jsonl-labelstudio] Eine Aufgabe für Label Studio, mit einer Vorhersage
       *[other] { $description }
    }
offsets =
    { $counted ->
        [codepoint] Positionen: Codepoints
        [utf16] Positionen: UTF-16-Einheiten
        [columns] Positionen: Spalten in Codepoints
        [chosen] Positionen: wie unten gewählt
       *[other] Positionen: { $told }
    }
units-named =
    { $units ->
        [utf8] Bytes (Rust, Go)
        [utf16] UTF-16-Einheiten (JavaScript, Java)
       *[codepoint] Codepoints (Python)
    }
leaving =
    { $filtered ->
        [yes] { $kept } von { $all } Markierungen: Was der Filter verbirgt, bleibt hier.
       *[no]
            { $all ->
                [one] 1 Markierung
               *[other] Alle { $all } Markierungen
            }
    }
address-length = { $letters } Zeichen.
coming =
    { $percent ->
        [0] { $name } wird geöffnet …
       *[other] { $name } wird geöffnet: { $percent } %
    }
told =
    { $code ->
        [saved] Gespeichert als { $detail }.
        [copied] Kopiert.
        [cancelled] Abgebrochen. Es hat sich nichts geändert.
        [clipboard] Dieser Browser lässt die Seite nicht an die Zwischenablage.
        [address] Sayso ruft keine Adressen ab, weil nichts diese Seite verlassen soll. So kommt der Text herein: den Artikel öffnen, seinen Text markieren, kopieren und hier einfügen; oder die Seite speichern und die Datei öffnen.
        [kind] { $detail } gehört nicht zu den Dateien, die sich öffnen lassen: .txt, .md, .html, .docx, .pdf, .json, .jsonld.
        [large] Die Datei ist größer als { $detail } MB.
        [pages] Die Datei hat mehr als { $detail } Seiten.
        [encoding] Die Datei ist kein Text in UTF-8 oder UTF-16. Als UTF-8 gespeichert lässt sie sich öffnen.
        [empty] In { $detail } steht kein Text.
        [pictures] In { $detail } steht kein Text; vielleicht sind die Seiten Bilder. Ein Programm zur Texterkennung kann sie lesbar machen.
        [password] Die Datei verlangt ein Kennwort. In einem anderen Programm geöffnet, lässt sich ihr Text kopieren.
        [damaged] { $detail } lässt sich nicht lesen: Die Datei ist beschädigt oder nicht das, was ihr Name sagt.
        [reading] Die Datei enthält keine Auswertung, die sich zeigen lässt: { $detail }.
        [comparison] Die Datei enthält einen Vergleich. Sie lässt sich öffnen, wo zwei Texte verglichen werden.
        [link] Diese Adresse ist beschädigt: Ein Teil ging unterwegs verloren. Am besten noch einmal schicken lassen, oder als Datei.
       *[other] Das hat nicht geklappt: { $detail }
    }

## Einstellungen

settings = Einstellungen
settings-stay = Was Sie einstellen, bleibt in diesem Browser, für Ihren nächsten Besuch. Nichts davon ist nötig. Wer zurücksetzt, behält, was weggelegt ist.
reset = Alle Einstellungen zurücksetzen
choice =
    { $choice ->
        [language] Sprache dieser Seite
        [theme] Hell oder dunkel
        [palette] Farben der Markierungen
        [lines] Linien der Markierungen
        [size] Schriftgröße
        [spacing] Zeilenabstand
       *[measure] Textbreite
    }
option =
    { $option ->
        [language-auto] Wie der Browser wünscht
        [language-en] English
        [language-de] Deutsch
        [theme-device] Auto
        [theme-light] Hell
        [theme-dark] Dunkel
        [palette-usual] Orange, Blau, Grün
        [palette-distinct] Orange, Blau, Grau
        [palette-grey] Ohne Farben
        [lines-fine] Fein
        [lines-strong] Kräftig
        [size-small] Klein
        [size-medium] Mittel
        [size-large] Groß
        [size-huge] Sehr groß
        [spacing-usual] Normal
        [spacing-wide] Weit
        [measure-narrow] Schmal
        [measure-full] So breit wie das Fenster
       *[measure-usual] Normal
    }

## Tasten

keys-heading = Tasten
keys-about = Sie wirken überall, wo Sie nicht gerade tippen. In den Einstellungen lassen sie sich ändern oder abschalten.
keys-off = Einzelne Tasten sind in den Einstellungen abgeschaltet.
key-arrows = ← →
about-arrows = von Markierung zu Markierung, mit der Tastatur im Text
key-enter = Enter
about-enter = sagen, warum eine Markierung da ist
key-escape = Esc
about-escape = eine Karte oder ein Fenster schließen
single-keys = Einzelne Tasten
single-keys-on = Buchstaben und Ziffern sind Tastenkürzel
change-keys = Tasten ändern
command =
    { $command ->
        [next] nächste Markierung
        [previous] vorige Markierung
        [next-alike] nächste Markierung derselben Art
        [previous-alike] vorige Markierung derselben Art
        [attributions] Zuschreibungen ein oder aus
        [hedges] Vorbehalte ein oder aus
        [claims] Aussagen ein oder aus
        [unattributed] nur Aussagen ohne Quelle oder alles
        [unnamed] nur ungenannte Quellen oder alles
        [hedged] nur Aussagen unter Vorbehalt oder alles
        [quotations] nur wörtliche und teils wörtliche Zitate oder alles
        [marks] Markiert
        [sources] Quellen
        [figures] Zahlen
        [overview] Überblick
        [list] Liste aller Markierungen
        [undo] das Letzte rückgängig machen
        [mark-attribution] als Zuschreibung markieren
        [mark-hedge] als Vorbehalt markieren
        [mark-claim] als Aussage markieren
        [export] Export
        [share] Teilen
        [settings] Einstellungen
       *[keys] diese Liste der Tasten
    }
refusal-taken = Diese Taste ist vergeben: { $command }.
refusal-not-one = Eine Taste ist ein Buchstabe, eine Ziffer oder ein Zeichen.
position = Markierung { $at } von { $of }

## Was weggelegt ist

put-away-heading = Weggelegt
nothing-put-away = Nichts. Die Karte einer Markierung bietet an, sie wegzulegen, wo sie falsch ist.
not-right = Ist diese Markierung falsch?
put-away =
    { $about ->
        [mark] Nicht an dieser Stelle: diese Markierung weglegen
        [cue] Dieses Signalwort nicht, „{ $words }“: alle seine Markierungen weglegen
       *[rule] Diese Regel nicht: alle ihre Markierungen weglegen
    }
dismissal =
    { $about ->
        [mark] „{ $place }“, nach der Regel { $of }
        [cue] Das Signalwort „{ $words }“, { $layer }, wie in „{ $place }“
       *[rule] Die Regel { $of }, wie in „{ $place }“
    }
was-put-away =
    { $marks ->
        [one] Weggelegt: 1 Markierung.
       *[other] Weggelegt: { $marks } Markierungen.
    } Die Einstellungen führen auf, was weggelegt ist, und zeigen es wieder.
taken-back = Wieder da.
undo = Rückgängig
recall = Wieder zeigen
save-report = Diese Liste speichern
report-about = Als Datei, die Sie einer Meldung falscher Markierungen beilegen können.
report-title = Was ich in Sayso { $version } weggelegt habe
