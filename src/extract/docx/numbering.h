#pragma once

#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/docx/number_format.h"
#include "extract/docx/properties.h"
#include "extract/docx/styles.h"

namespace bianmu::extract::docx {

inline constexpr int kListLevels = 9;

/// One `w:lvl`.
struct ListLevel {
    NumberFormat format = NumberFormat::decimal;
    std::string pattern;          ///< of a custom format
    std::string text;             ///< `%1.%2`; symbols in Unicode, NFC
    std::string paragraph_style;  ///< id of the style that is linked to this level
    std::string suffix = "\t";    ///< between number and text
    int start = 1;
    std::optional<int> restart;  ///< 0 = never; N = after a level up to N (from 1)
    bool legal = false;          ///< all numbers decimal
    ParagraphProperties paragraph;
    RunProperties run;
};

/// What stands before a numbered paragraph.
struct ListNumber {
    std::string text, suffix;
    int level = 0;
    bool bullet = false;
    const RunProperties* run = nullptr;
};

/// The numbering part: list definitions and the instances that use them.
class Numbering {
public:
    /// @return whether the whole part could be read.
    [[nodiscard]] model::Result<bool> read(Package& package, std::string_view part, const ThemeFonts& theme, FontTable& fonts);

    /// Resolves the definitions that stand behind a numbering style.
    void link_styles(const Styles& styles);

    /// A level of an instance with its overrides; null if the instance or the level does not exist.
    [[nodiscard]] const ListLevel* level(int num_id, int level) const;

    /// The level that is linked to a paragraph style.
    [[nodiscard]] std::optional<int> level_of_style(int num_id, std::string_view style_id) const;

    /// An instance of the list that the author named so; names ignore case.
    [[nodiscard]] std::optional<int> instance_of_list(std::string_view name) const;

private:
    friend class NumberingHandler;
    friend class ListCounters;

    struct Definition {
        std::array<std::optional<ListLevel>, kListLevels> levels;
        std::string name, style_link, num_style_link;
    };
    struct Instance {
        int definition = -1;
        std::array<std::optional<ListLevel>, kListLevels> levels;
        std::array<std::optional<int>, kListLevels> starts;
    };

    [[nodiscard]] const Instance* instance(int num_id) const;

    std::unordered_map<int, Definition> definitions_;
    std::unordered_map<int, Instance> instances_;
};

/// The number after `value`; the greatest stays.
[[nodiscard]] inline int next_number(int value) { return value < std::numeric_limits<int>::max() ? value + 1 : value; }

/// The counters of one story (body, note, header): numbers run in document order.
class ListCounters {
public:
    explicit ListCounters(const Numbering& numbering) : numbering_(numbering) {}

    /// Counts a paragraph and says what Word prints before it; nothing if the instance does not exist.
    /// @param start  the number to go on with, where it is set anew.
    [[nodiscard]] std::optional<ListNumber> count(int num_id, int level, std::optional<int> start = {});

private:
    struct Counter {
        std::array<std::optional<int>, kListLevels> values;
    };

    const Numbering& numbering_;
    std::unordered_map<int, Counter> counters_;                       // by definition
    std::unordered_map<int, std::array<bool, kListLevels>> started_;  // start overrides that were used, by instance
};

}  // namespace bianmu::extract::docx
