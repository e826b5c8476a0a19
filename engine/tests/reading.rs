//! Is a text divided as a reader would divide it? Tables of examples, all our own.

use sayso::Annotator;
use sayso::document::Span;
use sayso::read::language::language;
use sayso::read::paragraph::paragraphs;
use sayso::read::sentence::sentences;
use sayso::read::token::{tokens, words};

fn written(text: &str, spans: impl IntoIterator<Item = Span>) -> Vec<&str> {
    spans.into_iter().map(|span| span.of(text)).collect()
}

fn token_texts(text: &str) -> Vec<&str> {
    written(text, tokens(text).into_iter().map(|token| token.span))
}

/// Checks that a text falls into the tokens that the marked copy shows with `|` or a blank between them.
fn check_tokens(text: &str, marked: &str) {
    let wanted: Vec<&str> = marked.split(['|', ' ']).collect();
    assert_eq!(token_texts(text), wanted, "in {text:?}");
}

/// Checks that a text in which `¶ ` stands between the sentences is divided just there, once the marks are gone.
fn check_sentences(marked: &str) {
    let text = marked.replace("¶ ", "");
    let wanted: Vec<&str> = marked.split("¶ ").map(str::trim).collect();
    let found = sentences(&text, &tokens(&text));
    assert_eq!(written(&text, found.into_iter().map(|sentence| sentence.span)), wanted);
}

#[test]
fn contractions_and_possessives_fall_apart() {
    check_tokens("They don't know", "They do|n't know");
    check_tokens("We can’t and won’t", "We ca|n’t and wo|n’t");
    check_tokens("It cannot be", "It can|not be");
    check_tokens("Marlow's and the Ardens' plan", "Marlow|'s and the Ardens|' plan");
    check_tokens("I'd say they've left; she'll stay", "I|'d say they|'ve left|; she|'ll stay");
    check_tokens("THEY'RE LATE", "THEY|'RE LATE");
    check_tokens("Mr. O'Dell's rock'n'roll", "Mr. O'Dell|'s rock'n'roll");
    check_tokens("the U.S.'s role", "the U.S.|'s role");
    check_tokens("I dont care", "I do|nt care");
}

#[test]
fn apostrophes_that_open_a_word_stay_with_it() {
    check_tokens("the '90s and ’68", "the '90s and ’68");
    check_tokens("tell 'em", "tell 'em");
    check_tokens("'Tell them' was the title", "'|Tell them|' was the title");
}

#[test]
fn hyphens_part_compounds_but_not_prefixes() {
    check_tokens("a well-known co-founder", "a well|-|known co-founder");
    check_tokens("the U.S.-led talks", "the U.S.|-|led talks");
    check_tokens("anti-war e-mail", "anti-war e-mail");
    check_tokens("a 5-4 vote on 2031-05-17", "a 5|-|4 vote on 2031-05-17");
    check_tokens("call 555-013-4477", "call 555-013-4477");
    check_tokens("two- and three-year terms", "two|- and three|-|year terms");
    check_tokens("the plan -- hers -- failed—again", "the plan -- hers -- failed|—|again");
}

#[test]
fn full_stops_stay_with_abbreviations_alone() {
    check_tokens("Dr. J. K. Orwin met Gov. Pell.", "Dr. J. K. Orwin met Gov. Pell|.");
    check_tokens("Harlan Inc. of Dover, Del., rose", "Harlan Inc. of Dover|, Del.|, rose");
    check_tokens("at 5 p.m. or 6p.m.", "at 5 p.m. or 6|p.m.");
    check_tokens("It ended.", "It ended|.");
    check_tokens("My sister and I.", "My sister and I|.");
    check_tokens("It ended.The crowd left", "It ended|.|The crowd left");
    check_tokens("Wait... what", "Wait|... what");
    check_tokens("Wait… what", "Wait|… what");
    check_tokens("Really?! No", "Really|?! No");
}

#[test]
fn numbers_keep_their_marks_and_lose_their_units() {
    check_tokens("$3.50 and US$1,200,000", "$|3.50 and US$|1,200,000");
    check_tokens("£5m, 12km at 60mph", "£|5|m|, 12|km at 60|mph");
    check_tokens("40% by 9:30am on 9/11", "40|% by 9:30|am on 9/11");
    check_tokens("the 1990s, the 21st", "the 1990s|, the 21st");
    check_tokens("up .5 points", "up .5 points");
}

#[test]
fn quotation_marks_and_brackets_stand_alone() {
    check_tokens("\"Go,\" she said.", "\"|Go|,|\" she said|.");
    check_tokens("“I’m ‘fine’,” he said", "“|I|’m ‘|fine|’|,|” he said");
    check_tokens("Ann Pell (D-N.Y.) left", "Ann Pell (|D|-|N.Y.|) left");
    check_tokens("and/or", "and|/|or");
}

#[test]
fn addresses_tags_and_faces_stay_whole() {
    check_tokens("see https://news.example/a-b?c=d, then", "see https://news.example/a-b?c=d|, then");
    check_tokens("(www.town-hall.example/news)", "(|www.town-hall.example/news|)");
    check_tokens("mail ann.pell@town-hall.example.", "mail ann.pell@town-hall.example|.");
    check_tokens("@annpell wrote #Budget2031", "@annpell wrote #Budget2031");
    check_tokens("AT&T and Node.js", "AT&T and Node.js");
    check_tokens("good :) 👩🏽‍🚀🇺🇳❤️", "good :) 👩🏽‍🚀|🇺🇳|❤️");
}

#[test]
fn every_blank_parts_tokens() {
    check_tokens("5\u{a0}p.m.\u{202f}on\u{3000}Monday", "5 p.m. on Monday");
    check_tokens("one\u{0}two\u{200b}three\u{feff}four\u{202e}five", "one two three four five");
    assert!(token_texts(" \u{a0}\u{0}\u{200b}\t").is_empty());
}

#[test]
fn words_are_what_lexicons_write() {
    let text = "Council’s Élan DIDN'T co\u{ad}operate";
    assert_eq!(words(text, &tokens(text)), ["council", "'s", "élan", "did", "n't", "cooperate"]);
}

#[test]
fn titles_and_initials_do_not_end_a_sentence() {
    check_sentences("Gov. Ida M. Pell met Lt. Gen. Roy B. Tarn. ¶ Neither spoke.");
    check_sentences("Mrs. Quill thanked Prof. A. B. Stern. ¶ He bowed.");
    check_sentences("The St. Orlan clinic on Mill St. closed. ¶ It had 12 beds.");
    check_sentences("It is on Mill St. ¶ The council owns it.");
    check_sentences("No. 7 won. ¶ No. 8 lost. ¶ No. ¶ They both lost.");
    check_sentences("See Fig. 4 on p. 12. ¶ It shows more.");
}

#[test]
fn abbreviations_end_a_sentence_where_a_new_one_opens() {
    check_sentences("She moved to the U.S. ¶ The firm stayed.");
    check_sentences("The U.S. Senate and the U.N. Council met.");
    check_sentences("Harlan Inc. rose 3.5 percent. ¶ Brask Corp. fell.");
    check_sentences("It opens at 9 a.m. on Monday. ¶ It shuts at 5 p.m. ¶ Everyone left.");
    check_sentences("They sell bread, jam, etc. ¶ They do not sell tea.");
    check_sentences("It was signed on Jan. 5 in Dover, Del., by Tarn vs. Orwin lawyers.");
}

#[test]
fn quotations_end_with_their_sentence() {
    check_sentences("\"We lost,\" Ms. Orwin said. ¶ \"We will try again.\"");
    check_sentences("“It is over.” ¶ He sat down. ¶ “Maybe.”");
    check_sentences("\"Did you see it?\" she asked. ¶ \"No!\" he said.");
    check_sentences("\"Stop!\" Mayor Pell told the crowd. ¶ Nobody did.");
    check_sentences("\"Is it true?\" ¶ \"Yes.\"");
    check_sentences("(They had met in May.) ¶ Then it rained.");
    check_sentences("It fell apart in 2031.[4] ¶ Others disagree.[5][6]");
}

#[test]
fn ellipses_end_a_sentence_only_before_a_capital() {
    check_sentences("It was ... well, late.");
    check_sentences("\"The truth is...\" ¶ He trailed off.");
    check_sentences("We waited. . . . ¶ Nobody came.");
    check_sentences("We waited. ¶ ... Nobody came.");
}

#[test]
fn small_letters_can_begin_a_sentence() {
    check_sentences("Shares fell in Dover. ¶ iPhone makers were hit.");
    check_sentences("Yahoo! shares rose. ¶ Others fell.");
    check_sentences("1. Open the door. ¶ 2. Close it.");
}

#[test]
fn paragraphs_are_lines_without_the_blanks_at_their_ends() {
    let text = "\r\n One\u{a0}line. \r\n\r\n\tTwo\rThree\u{2028}Four\u{2029}Five\u{c}Six\u{85}\u{0}Seven\u{0}\n\u{feff}\n";
    assert_eq!(
        written(text, paragraphs(text)),
        ["One\u{a0}line.", "Two", "Three", "Four", "Five", "Six", "Seven"]
    );
    assert!(paragraphs("\n \u{a0}\u{0}\r\n").is_empty());
}

#[test]
fn languages_are_told_by_their_small_words_or_letters() {
    let samples = [
        ("en", "The mayor said that the bridge would be closed for two weeks, but she did not say when."),
        (
            "de",
            "Die Brücke ist nach Angaben der Stadt für zwei Wochen gesperrt, und der Bus fährt nicht mit.",
        ),
        (
            "fr",
            "Selon la mairie, le pont est fermé pour deux semaines et les bus ne passent pas par la place.",
        ),
        (
            "es",
            "El puente está cerrado por dos semanas, según la alcaldesa, y los autobuses no pasan por la plaza.",
        ),
        (
            "pt",
            "A ponte foi fechada por duas semanas, segundo a prefeita, e os ônibus não passam pela praça do mercado.",
        ),
        (
            "it",
            "Il ponte è chiuso per due settimane, ha detto la sindaca, e gli autobus non passano per la piazza.",
        ),
        (
            "nl",
            "De brug is voor twee weken gesloten en het is niet bekend wanneer de bus weer over het plein rijdt.",
        ),
        (
            "sv",
            "Bron är stängd för två veckor och det är inte känt när bussen kan köra till torget, enligt staden.",
        ),
        (
            "da",
            "Broen er lukket i to uger, og det er ikke kendt, når bussen kan køre til torvet, ifølge byen, blev der sagt.",
        ),
        (
            "nb",
            "Broen er stengt i to uker, og det er ikke kjent når bussen kan kjøre til torget etter at den ble stengt.",
        ),
        (
            "fi",
            "Silta on suljettu kahdeksi viikoksi, mutta se ei ole selvä, kun bussi on myös poissa, sanoi hän.",
        ),
        (
            "pl",
            "Most jest zamknięty na dwa tygodnie, ale nie jest jasne, czy autobus do miasta będzie jeździł przez plac.",
        ),
        (
            "cs",
            "Most je na dva týdny uzavřen a není jasné, kdy se autobus vrátí na náměstí, ale podle města to bude brzy.",
        ),
        (
            "hu",
            "A híd két hétig zárva van, és nem tudni, hogy a busz mikor jár majd, de a város szerint ez csak két hét.",
        ),
        (
            "ro",
            "Podul este închis pentru două săptămâni și nu se știe când va fi deschis, potrivit primăriei din oraș.",
        ),
        (
            "tr",
            "Köprü iki hafta için kapalı ve bu süre daha uzun olabilir, ama belediye için bu çok önemli değil, dedi.",
        ),
        (
            "id",
            "Jembatan itu akan ditutup dan tidak ada bus yang lewat di alun-alun karena pekerjaan ini, kata wali kota.",
        ),
        (
            "vi",
            "Cây cầu đã được đóng trong hai tuần và không có xe buýt cho những người của thành phố, theo ông thị trưởng.",
        ),
        (
            "ru",
            "Мост закрыт на две недели, и пока неизвестно, когда автобусы снова смогут ездить, сообщили в мэрии.",
        ),
        (
            "uk",
            "Міст закрито на два тижні, і поки невідомо, коли автобуси знову зможуть їздити, повідомили в мерії.",
        ),
        ("bg", "Мостът е затворен за две седмици и още не е ясно кога автобусите ще могат да минават."),
        (
            "el",
            "Η γέφυρα είναι κλειστή για δύο εβδομάδες και δεν είναι γνωστό πότε θα περάσουν τα λεωφορεία.",
        ),
        ("ar", "الجسر مغلق لمدة أسبوعين ولم يعرف بعد متى تعود الحافلات إلى الساحة."),
        ("fa", "پل به مدت دو هفته بسته است و هنوز معلوم نیست که اتوبوس‌ها چه زمانی برمی‌گردند."),
        ("he", "הגשר סגור לשבועיים ועדיין לא ידוע מתי יחזרו האוטובוסים לכיכר."),
        ("zh", "这座桥将关闭两周，目前还不清楚公共汽车何时能够恢复通行，市长周一这样表示。"),
        ("ja", "橋は二週間閉鎖され、バスがいつ広場に戻るかはまだ分からないと市長は月曜日に述べた。"),
        (
            "ko",
            "다리는 이 주 동안 폐쇄되며 버스가 언제 광장으로 돌아올지는 아직 알려지지 않았다고 시장이 말했다.",
        ),
        ("hi", "पुल दो सप्ताह के लिए बंद है और अभी यह ज्ञात नहीं है कि बसें कब लौटेंगी।"),
    ];
    for (wanted, text) in samples {
        assert_eq!(language(text), wanted, "{text}");
    }
}

#[test]
fn short_texts_and_foreign_words_in_english_count_as_english() {
    for text in [
        "",
        "Bonjour !",
        "Привет",
        "2031 1,200 40%",
        "According to a report to a court, a guard had to go to a judge.",
        "Reporters of Der Anzeiger and El Diario de la Costa asked Juan de la Vega about it on Monday.",
        "The minister wrote: “Das ist nicht das Ende, und wir werden es auch nicht zulassen.” Nobody in the house \
         asked what he had meant by it, and the office of the minister did not say whether he would be heard.",
    ] {
        assert_eq!(language(text), "en", "{text}");
    }
}

#[test]
fn a_text_in_another_language_gets_one_warning_and_no_marks() {
    let text =
        "Der Bürgermeister hat nach Angaben der Stadt nicht gesagt, dass die Brücke wirklich sicher ist.";
    let document = Annotator::new().expect("the pages parse").read(text);
    assert_eq!(document.lang, "de");
    assert!(document.annotations.is_empty());
    assert_eq!(document.sentences.len(), 1);
    let codes: Vec<&str> = document.warnings.iter().map(|warning| warning.code.as_ref()).collect();
    assert_eq!(codes, ["not-english"]);
    assert!(document.warnings[0].message.contains("German"));
}
