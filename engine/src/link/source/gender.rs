//! Is a word said of a man, of a woman, or of either?
//!
//! It never settles what a text leaves open: a name that many of both bear says nothing.
//!
//! The given names are those that the 1990 census of the United States (Census Bureau, public domain) has at the top
//! of its lists for one sex and not for the other, and a few score that English news often gives to people elsewhere,
//! written down by hand. A name only helps where the text itself, by a title, a noun or a pronoun, says nothing.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a third person singular pronoun tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// *he*
    Male,
    /// *she*
    Female,
}

use Gender::{Female, Male};

/// What a pronoun says of the one it stands for.
pub fn of_pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" | "him" | "his" | "himself" => Some(Male),
        "she" | "her" | "hers" | "herself" => Some(Female),
        _ => None,
    }
}

/// What a title or a noun says, in lower case: *mr.*, *spokeswoman*.
pub fn of_noun(word: &str) -> Option<Gender> {
    NOUNS.get(word.trim_end_matches('.')).copied()
}

/// What a given name says, in lower case.
pub fn of_given_name(name: &str) -> Option<Gender> {
    GIVEN_NAMES.get(name).copied()
}

/// Whether a word is a given name, whoever bears it.
pub fn is_given_name(name: &str) -> bool {
    GIVEN_NAMES.contains_key(name) || EITHER.split_whitespace().any(|either| either == name)
}

fn table(male: &'static str, female: &'static str) -> HashMap<&'static str, Gender> {
    let of = |words: &'static str, gender| words.split_whitespace().map(move |word| (word, gender));
    of(male, Male).chain(of(female, Female)).collect()
}

static NOUNS: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| {
    table(
        "mr sir lord father brother son husband uncle nephew grandfather grandson stepfather boyfriend widower man boy \
         gentleman spokesman chairman congressman councilman businessman policeman fireman fisherman alderman salesman \
         anchorman statesman clergyman assemblyman king prince duke baron emperor sheikh pope priest imam rabbi monk \
         actor waiter guy dad grandpa fiance fiancé groom",
        "mrs ms miss madam lady dame mother sister daughter wife aunt niece grandmother granddaughter stepmother \
         girlfriend widow woman girl spokeswoman chairwoman congresswoman councilwoman businesswoman policewoman \
         alderwoman saleswoman assemblywoman queen princess duchess baroness empress nun actress waitress mom mum \
         grandma fiancee fiancée bride schoolgirl",
    )
});

static GIVEN_NAMES: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| {
    table(
        "james john robert michael william david richard charles joseph thomas christopher daniel paul mark donald \
         george kenneth steven edward brian ronald anthony kevin jason matthew gary timothy jose larry jeffrey \
         frank scott eric stephen andrew raymond gregory joshua jerry dennis walter patrick peter harold douglas \
         henry carl arthur ryan roger joe juan jack albert jonathan justin keith gerald samuel ralph roy benjamin \
         bruce brandon adam harry fred wayne billy steve louis jeremy aaron randy howard eugene carlos bobby \
         victor martin ernest phillip todd jesse craig alan philip earl jimmy danny bryan tony luis mike stanley \
         leonard nathan manuel rodney curtis norman vincent glenn jeffery travis jeff jacob kyle frederick barack \
         bernie ted jeb rand ben bob jim tom tim bill dan dave ken ron rick greg doug chuck nick rob matt josh \
         zach max barry mitt mitch newt rudy marco harvey hugh ian neil graham simon nigel alistair colin duncan \
         angus hamish rupert oliver liam noah ethan lucas mason logan owen sean shane connor dmitry dmitri \
         vladimir sergei sergey igor ivan boris mikhail nikolai oleg alexei aleksei andrei grigory yuri pavel \
         viktor maksim volodymyr mohammed mohammad mohamed muhammad ahmed ahmad ali hassan hussein omar abdullah \
         ibrahim khaled khalid mahmoud mustafa yusuf yousef bashar recep shimon ariel moshe yitzhak emmanuel \
         francois françois jean-claude pierre jacques michel nicolas hans klaus wolfgang jürgen heinz otto \
         giovanni giuseppe matteo luca silvio paolo antonio francisco miguel pedro pablo diego javier fernando \
         jorge alejandro raul raúl felipe enrique joao joão luiz narendra rahul rajiv amit sanjay vijay arjun ravi \
         imran shinzo taro jinping hiroshi kenji akira kofi kwame nelson thabo cyril uhuru muhammadu goodluck",
        "mary patricia linda barbara elizabeth jennifer maria susan margaret dorothy lisa nancy karen betty helen \
         sandra donna carol ruth sharon michelle laura sarah kimberly deborah jessica shirley cynthia angela \
         melissa brenda amy anna rebecca virginia kathleen pamela martha debra amanda stephanie carolyn christine \
         marie janet catherine frances ann anne joyce diane alice julie heather teresa doris gloria evelyn cheryl \
         mildred katherine joan ashley judith rose janice kelly nicole judy christina kathy theresa beverly denise \
         tammy irene jane lori rachel marilyn andrea kathryn louise sara jacqueline wanda bonnie julia ruby lois \
         tina phyllis norma paula diana annie lillian emily peggy crystal gladys rita dawn connie florence edna \
         tiffany carmen rosa cindy grace wendy victoria edith sherry sylvia josephine thelma sheila ethel ellen \
         elaine marjorie carrie charlotte monica esther pauline emma juanita anita rhonda hazel amber eva debbie \
         april clara lucille joanne eleanor valerie danielle megan alicia suzanne michele gail bertha darlene \
         veronica jill erin geraldine lauren cathy joann lorraine lynn sally regina erica beatrice dolores bernice \
         audrey yvonne annette samantha stacy ana renee ida roberta holly brittany melanie loretta yolanda \
         jeanette laurie katie kristen vanessa alma sue elsie beth jeanne hillary hilary melania ivanka ella carly \
         condoleezza cecile huma kellyanne chelsea kate katy abby molly maggie betsy becky sophie sophia olivia \
         isabella mia chloe zoe lucy lily hannah abigail madison natalie fiona nicola ursula ingrid heidi anja \
         sabine petra giulia chiara francesca sofia lucia valentina camila gabriela daniela carolina fernanda \
         mariana svetlana natalia olga tatiana irina ekaterina elena galina anastasia yulia oksana fatima aisha \
         zainab mariam maryam leila layla noor amina khadija malala priya indira sonia anjali sunita benazir \
         michiko yuki sakura mei",
    )
});

/// Given names that both bear, and that still show a person.
const EITHER: &str = "alex alexis avery cameron casey chris dana jackie jamie jan jean jo jordan kerry kim \
                      lee leslie lindsey marion morgan pat quinn riley robin sam sandy shannon taylor terry \
                      tracy val vivian";
