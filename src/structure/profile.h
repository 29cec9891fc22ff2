#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/result.h"
#include "structure/rule.h"

namespace bianmu::structure {

/// What a labelled field of the colophon holds and how its value is read.
struct Label {
    std::string field;
    std::string type;    ///< names, list, text, date, number, digits, phone, compact
    Pattern pattern;     ///< the label with its colon, anchored nowhere
    std::vector<std::string> words;
};

/// The rules that find the elements of official documents.
struct OfficialRules {
    Rule type;                                       ///< the kind of document in its title
    std::map<std::string, std::string> type_names;   ///< short forms of kinds
    Pattern gap;                                     ///< what parts the pieces of a line
    Pattern attachment_marker;                       ///< number before the name of an attachment
    std::vector<Rule> layouts, head, title, body, meeting, date, issuers, annotation, attachment, imprint;
};

/// The rules of one kind of document, as data.
struct Profile {
    std::string name, kind;
    bool single_article = false;   ///< one text whose parts are headings
    std::vector<std::pair<std::string, Pattern>> fonts;   ///< class, pattern of font names
    std::map<char32_t, int> numerals;
    Pattern date;
    std::vector<Rule> masthead;
    Rule title;
    Rule contents_heading, contents_entry;
    std::vector<Rule> numbering;   ///< families of numbers before headings and list items, the first that fits; `level` ranks them where the text does not
    std::vector<Rule> captions;    ///< `zone`: table or figure
    std::vector<Rule> never_headings;   ///< lines in display type that head nothing
    Rule continued;                ///< the words before a piece of a table that goes on
    Pattern bullet;
    std::vector<Rule> section, subtitle, byline, run_in, headings, leads, colophon;
    Pattern lead_end, caption;
    std::vector<Label> labels;
    Pattern other_label, organisation;
    OfficialRules official;   ///< empty in profiles of other kinds

    /// The class of a font by its name, such as `kai`; empty if no pattern knows it.
    [[nodiscard]] std::string font_class(std::string_view font_name) const;

    /// All rules, for the tests of their examples.
    [[nodiscard]] std::vector<const Rule*> rules() const;
};

/// Reads a profile from JSON; `extends` names a built-in profile whose members it replaces.
/// @return the profile, or `usage` with the place and reason. No other code.
[[nodiscard]] model::Result<Profile> parse_profile(std::string_view json);

/// A built-in profile, compiled once; null for an unknown name.
[[nodiscard]] std::shared_ptr<const Profile> built_in_profile(std::string_view name);

}  // namespace bianmu::structure
