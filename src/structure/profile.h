#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/result.h"
#include "structure/mention_rules.h"
#include "structure/rule.h"

namespace bianmu::structure {

/// What a labelled field of the colophon holds and how its value is read.
struct Label {
    std::string field;
    std::string type;    ///< names, list, text, date, number, digits, phone, compact
    std::vector<std::u32string> spelt;   ///< the words without white space, which may stand between their letters
    std::vector<std::string> words;
};

/// Elements that an official document must have: of one layout or of one kind, or of all.
struct Requirement {
    std::string layout, type;
    std::vector<std::string> fields;
};

/// What a document of the profile's kind holds. Fields by their pointers: `official/recipients`, `colophon`.
struct KindRule {
    std::string id, reason;
    double confidence = 0.8;
    std::vector<std::string> fields;   ///< all must be there
    std::vector<std::string> any;      ///< one of them must; none = it need not
    std::vector<std::string> signs;    ///< each that is there raises the confidence
};

/// The rules that find the elements of official documents.
struct OfficialRules {
    Rule type;                                       ///< the kind of document in its title
    std::map<std::string, std::string> type_names;   ///< short forms of kinds
    std::vector<Requirement> required;
    std::map<std::string, std::vector<std::string>> order;   ///< by layout: the elements from the head downwards
    Pattern gap;                                     ///< what parts the pieces of a line
    Pattern mark_closing;                            ///< the word that closes a mark of several authorities, wherever it was set
    Pattern attachment_marker;                       ///< number before the name of an attachment
    Pattern forwards;                                ///< in the title of a document that sends another one on
    std::vector<Rule> layouts, head, title, body, meeting, date, issuers, annotation, attachment, imprint;
};

/// A rule and the list that it stands in, such as `official/head`.
struct ListedRule {
    std::string_view list;
    const Rule* rule = nullptr;
};

struct ListedPattern {
    std::string place;
    const Pattern* pattern = nullptr;
};

/// The rules of one kind of document, as data.
struct Profile {
    std::string name, kind;
    std::vector<KindRule> recognition;   ///< by which `auto` tells the kind
    bool single_article = false;   ///< one text whose parts are headings
    std::vector<std::pair<std::string, Pattern>> fonts;   ///< class, pattern of font names
    std::map<char32_t, int> numerals;
    std::map<std::string, int> months;   ///< by name, in lower case
    std::map<std::string, int> eras;     ///< name to the year before its first
    std::u32string surnames;             ///< of one character
    std::vector<std::u32string> double_surnames;
    Pattern date;
    Pattern document_number;       ///< of an official document: a line that begins with one is no part of a masthead
    std::vector<Rule> masthead;
    Rule title;
    Rule contents_heading, contents_entry;
    std::vector<Rule> numbering;   ///< families of numbers before headings and list items, the first that fits; `level` ranks them where the text does not
    std::vector<Rule> captions;    ///< `zone`: table or figure
    std::vector<Rule> never_headings;   ///< lines in display type that head nothing
    Rule page_number;              ///< one that says so in words
    Rule continued;                ///< the words before a piece of a table that goes on
    Pattern bullet;
    std::vector<Rule> titles;      ///< of articles; none: a title is told by how it stands out
    std::vector<Rule> section, subtitle, byline, run_in, headings, leads, colophon;
    Pattern lead_end, caption;
    std::vector<Label> labels;
    Pattern other_label, organisation;
    Pattern shared_word, own_head;   ///< in lists of recipients: what is said of all that follow, and what begins a recipient of its own
    Pattern apart;                   ///< two neighbours in such a list, with the comma between them, that do not share it
    MentionRules mentions;
    OfficialRules official;   ///< empty in profiles of other kinds

    /// The class of a font by its name, such as `kai`; empty if no pattern knows it.
    [[nodiscard]] std::string font_class(std::string_view font_name) const;

    /// The number of a month by its name, in any case.
    [[nodiscard]] std::optional<int> month(std::string_view month_name) const;

    /// All rules.
    [[nodiscard]] std::vector<ListedRule> listed_rules() const;

    /// All patterns that are no rules, with their places in the profile's JSON.
    [[nodiscard]] std::vector<ListedPattern> listed_patterns() const;
};

/// A profile of the user's own: its JSON put together with the built-in one that it may extend.
/// @return the profile, or `usage` with the place (a JSON Pointer) and the reason. No other code. See `check_profile` for all that may be wrong.
[[nodiscard]] model::Result<Profile> parse_profile(std::string_view json);

/// A built-in profile, read once, thread-safe, without the examples of its rules; null for an unknown name.
[[nodiscard]] std::shared_ptr<const Profile> built_in_profile(std::string_view name);

}  // namespace bianmu::structure
