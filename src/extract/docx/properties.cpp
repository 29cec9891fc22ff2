#include "extract/docx/properties.h"

#include <algorithm>
#include <charconv>

namespace bianmu::extract::docx {

namespace {

Toggle toggle(const Element& element) {
    return element.on() ? Toggle::on : Toggle::off;
}

void take(Toggle& into, Toggle over) {
    if (over != Toggle::unset) {
        into = over;
    }
}

template <typename T>
void take(T& into, T over) {
    if (over >= 0) {
        into = over;
    }
}

template <typename T>
void take(std::optional<T>& into, const std::optional<T>& over) {
    if (over) {
        into = over;
    }
}

void take(EdgeRule& into, const EdgeRule& over) {
    if (over.set) {
        into = over;
    }
}

std::int32_t read_color(std::string_view value) {
    std::uint32_t color = 0;
    if (value.size() != 6 || std::from_chars(value.data(), value.data() + 6, color, 16).ptr != value.data() + 6) {
        return 0;
    }
    return static_cast<std::int32_t>(color);
}

/// Lengths are twips, or in strict documents a number with a unit.
std::optional<int> length(const Element& element, Name name) {
    constexpr std::size_t kDigits = 6;   // of a number that needs no bounds
    const auto value = element.find(name);
    if (!value) {
        return std::nullopt;
    }
    int whole = 0;
    if (value->size() <= kDigits && std::from_chars(value->data(), value->data() + value->size(), whole).ptr == value->data() + value->size() && !value->empty()) {
        return whole;
    }
    double number = 0;
    const auto [rest, error] = std::from_chars(value->data(), value->data() + value->size(), number);
    if (error != std::errc()) {
        return std::nullopt;
    }
    const std::string_view unit(rest, static_cast<std::size_t>(value->data() + value->size() - rest));
    const double twips = unit == "pt"                   ? 20
                         : unit == "cm"                 ? 1440 / 2.54
                         : unit == "mm"                 ? 144 / 2.54
                         : unit == "in"                 ? 1440
                         : unit == "pc" || unit == "pi" ? 240
                                                        : 1;
    return static_cast<int>(std::clamp(number * twips, -1e6, 1e6));
}

std::optional<int> either(std::optional<int> first, std::optional<int> second) {
    return first ? first : second;
}

std::optional<int> negative(std::optional<int> value) {
    return value ? std::optional<int>(-*value) : value;
}

model::Alignment read_alignment(std::string_view value) {
    if (value == "center") {
        return model::Alignment::center;
    }
    if (value == "right" || value == "end") {
        return model::Alignment::end;
    }
    return value.empty() || value == "left" || value == "start" ? model::Alignment::start : model::Alignment::justify;
}

void read_indents(const Element& element, ParagraphProperties& into) {
    take(into.left, either(length(element, Name::left), length(element, Name::start)));
    take(into.right, either(length(element, Name::right), length(element, Name::end)));
    take(into.first_line, either(negative(length(element, Name::hanging)), length(element, Name::firstLine)));
    take(into.left_chars, either(element.number(Name::leftChars), element.number(Name::startChars)));
    take(into.right_chars, either(element.number(Name::rightChars), element.number(Name::endChars)));
    take(into.first_line_chars, either(negative(element.number(Name::hangingChars)), element.number(Name::firstLineChars)));
}

void read_spacing(const Element& element, ParagraphProperties& into) {
    constexpr int kAutomatic = 280;  // twips that Word gives for automatic spacing
    const auto is_automatic = [&](Name name) {
        return element.get(name) == "1" || element.get(name) == "true" || element.get(name) == "on";
    };
    take(into.before, is_automatic(Name::beforeAutospacing) ? std::optional<int>(kAutomatic) : length(element, Name::before));
    take(into.after, is_automatic(Name::afterAutospacing) ? std::optional<int>(kAutomatic) : length(element, Name::after));
    take(into.before_lines, element.number(Name::beforeLines));
    take(into.after_lines, element.number(Name::afterLines));
}

}  // namespace

void RunProperties::merge(const RunProperties& over) {
    take(ascii, over.ascii);
    take(h_ansi, over.h_ansi);
    take(east_asia, over.east_asia);
    take(color, over.color);
    take(style, over.style);
    take(half_points, over.half_points);
    take(bold, over.bold);
    take(italic, over.italic);
    take(strike, over.strike);
    take(double_strike, over.double_strike);
    take(vanish, over.vanish);
    take(underline, over.underline);
    take(emphasis, over.emphasis);
    take(script, over.script);
    take(hint_east_asia, over.hint_east_asia);
}

void read_run_property(const Element& element, const ThemeFonts& theme, FontTable& fonts, RunProperties& into) {
    if (element.ns != Ns::w) {
        return;
    }
    switch (element.name) {
        case Name::b:
            into.bold = toggle(element);
            break;
        case Name::i:
            into.italic = toggle(element);
            break;
        case Name::strike:
            into.strike = toggle(element);
            break;
        case Name::dstrike:
            into.double_strike = toggle(element);
            break;
        case Name::vanish:
            into.vanish = toggle(element);
            break;
        case Name::u:
            into.underline = element.get(Name::val).empty() || element.get(Name::val) == "none" ? Toggle::off : Toggle::on;
            break;
        case Name::em:
            into.emphasis = element.get(Name::val).empty() || element.get(Name::val) == "none" ? Toggle::off : Toggle::on;
            break;
        case Name::color:
            into.color = read_color(element.get(Name::val));
            break;
        case Name::sz: {
            const auto twips = length(element, Name::val);
            const bool has_unit = !element.get(Name::val).empty() && element.get(Name::val).back() > '9';
            if (twips && *twips > 0) {
                into.half_points = static_cast<std::int16_t>(std::min(has_unit ? *twips / 10 : *twips, 3276));
            }
            break;
        }
        case Name::vertAlign: {
            const std::string_view value = element.get(Name::val);
            const auto script = value == "superscript" ? model::Script::superscript
                                : value == "subscript" ? model::Script::subscript
                                                       : model::Script::baseline;
            into.script = static_cast<std::int8_t>(script);
            break;
        }
        case Name::rFonts: {
            const auto font = [&](Name plain, Name themed, std::int32_t& to) {
                const std::string_view of_theme = element.get(themed);
                const std::int32_t by_theme = of_theme.empty() ? -1 : theme.resolve(of_theme);
                if (by_theme >= 0) {
                    to = by_theme;
                } else if (const std::string_view name = element.get(plain); !name.empty()) {
                    to = fonts.add(name);
                }
            };
            font(Name::ascii, Name::asciiTheme, into.ascii);
            font(Name::hAnsi, Name::hAnsiTheme, into.h_ansi);
            font(Name::eastAsia, Name::eastAsiaTheme, into.east_asia);
            if (const auto hint = element.find(Name::hint)) {
                into.hint_east_asia = *hint == "eastAsia" ? Toggle::on : Toggle::off;
            }
            break;
        }
        default:
            break;
    }
}

EdgeRule read_edge(const Element& element) {
    EdgeRule edge;
    edge.set = true;
    const std::string_view kind = element.get(Name::val);
    edge.drawn = !kind.empty() && kind != "nil" && kind != "none";
    if (edge.drawn) {
        edge.border.width = static_cast<float>(element.number(Name::sz).value_or(4)) / 8.0F;
        edge.border.color = static_cast<model::Color>(read_color(element.get(Name::color)));
    }
    return edge;
}

void ParagraphProperties::merge_indents(const ParagraphProperties& over) {
    take(left, over.left);
    take(right, over.right);
    take(first_line, over.first_line);
    take(left_chars, over.left_chars);
    take(right_chars, over.right_chars);
    take(first_line_chars, over.first_line_chars);
}

void ParagraphProperties::merge(const ParagraphProperties& over) {
    merge_indents(over);
    take(alignment, over.alignment);
    take(before, over.before);
    take(after, over.after);
    take(before_lines, over.before_lines);
    take(after_lines, over.after_lines);
    take(outline, over.outline);
    if (over.num_id || over.level) {
        num_style = over.num_style;
    }
    take(num_id, over.num_id);
    take(level, over.level);
    take(page_break_before, over.page_break_before);
    take(frame, over.frame);
    take(drop_cap, over.drop_cap);
    take(preformatted, over.preformatted);
    take(top, over.top);
    take(bottom, over.bottom);
    take(left_edge, over.left_edge);
    take(right_edge, over.right_edge);
}

void read_paragraph_property(const Element& element, ParagraphProperties& into) {
    if (element.ns != Ns::w) {
        return;
    }
    switch (element.name) {
        case Name::jc:
            into.alignment = read_alignment(element.get(Name::val));
            break;
        case Name::ind:
            read_indents(element, into);
            break;
        case Name::spacing:
            read_spacing(element, into);
            break;
        case Name::outlineLvl:
            take(into.outline, element.number(Name::val));
            break;
        case Name::pageBreakBefore:
            into.page_break_before = element.on();
            break;
        case Name::numId:
            take(into.num_id, element.number(Name::val));
            break;
        case Name::ilvl:
            take(into.level, element.number(Name::val));
            break;
        case Name::framePr:
            into.frame = element.get(Name::dropCap).empty() || element.get(Name::dropCap) == "none";
            into.drop_cap = !*into.frame;
            break;
        case Name::top:
            into.top = read_edge(element);
            break;
        case Name::bottom:
            into.bottom = read_edge(element);
            break;
        case Name::left:
        case Name::start:
            into.left_edge = read_edge(element);
            break;
        case Name::right:
        case Name::end:
            into.right_edge = read_edge(element);
            break;
        default:
            break;
    }
}

}  // namespace bianmu::extract::docx
