#include "extract/docx/numbering.h"

#include <algorithm>

#include "extract/docx/symbols.h"
#include "model/text.h"

namespace bianmu::extract::docx {

class NumberingHandler : public Handler {
public:
    NumberingHandler(Numbering& numbering, const ThemeFonts& theme, FontTable& fonts)
        : numbering_(numbering), theme_(theme), fonts_(fonts) {}

    void start(const Element& element) override {
        if (skip_ > 0 || element.name == Name::rPrChange || element.name == Name::pPrChange || element.name == Name::Fallback) {
            ++skip_;
            return;
        }
        switch (element.name) {
            case Name::abstractNum:
                definition_ = &numbering_.definitions_[element.number(Name::abstractNumId).value_or(-1)];
                break;
            case Name::num:
                if (const auto id = element.number(Name::numId)) {
                    instance_ = &numbering_.instances_[*id];
                }
                break;
            case Name::abstractNumId:
                if (instance_ != nullptr) {
                    instance_->definition = element.number(Name::val).value_or(-1);
                }
                break;
            case Name::name:
                if (definition_ != nullptr && level_ == nullptr) {
                    definition_->name = lower(element.text(Name::val));
                }
                break;
            case Name::styleLink:
                if (definition_ != nullptr) {
                    definition_->style_link = element.text(Name::val);
                }
                break;
            case Name::numStyleLink:
                if (definition_ != nullptr) {
                    definition_->num_style_link = element.text(Name::val);
                }
                break;
            case Name::lvlOverride:
                override_ = element.number(Name::ilvl).value_or(-1);
                break;
            case Name::startOverride:
                if (instance_ != nullptr && is_level(override_)) {
                    instance_->starts[static_cast<std::size_t>(override_)] = element.number(Name::val).value_or(0);
                }
                break;
            case Name::lvl:
                begin_level(element.number(Name::ilvl).value_or(override_));
                break;
            case Name::rPr:
                in_run_ = true;
                break;
            case Name::pPr:
                in_paragraph_ = true;
                break;
            default:
                if (level_ != nullptr) {
                    read_level(element);
                }
        }
    }

    void end(Ns /*ns*/, Name name) override {
        if (skip_ > 0) {
            --skip_;
            return;
        }
        switch (name) {
            case Name::abstractNum:
                definition_ = nullptr;
                break;
            case Name::num:
                instance_ = nullptr;
                break;
            case Name::lvlOverride:
                override_ = -1;
                break;
            case Name::lvl:
                end_level();
                break;
            case Name::rPr:
                in_run_ = false;
                break;
            case Name::pPr:
                in_paragraph_ = false;
                break;
            default:
                break;
        }
    }
    void text(std::string_view /*piece*/) override {}

private:
    static bool is_level(int level) { return level >= 0 && level < kListLevels; }

    void begin_level(int index) {
        level_ = nullptr;
        if (!is_level(index)) {
            return;
        }
        auto& levels = instance_ != nullptr ? instance_->levels : definition_ != nullptr ? definition_->levels : spare_;
        level_ = &levels[static_cast<std::size_t>(index)].emplace();
        picture_ = false;
    }

    void end_level() {
        if (level_ == nullptr) {
            return;
        }
        const std::int32_t font = level_->run.ascii >= 0 ? level_->run.ascii : level_->run.h_ansi;
        // A bullet in the private-use area is of a symbol font even where the font is not named.
        const std::string_view name = font >= 0 ? std::string_view(fonts_.name(font)) : std::string_view();
        if (level_->format == NumberFormat::bullet && (is_symbol_font(name) || level_->text.starts_with('\xEF'))) {
            level_->text = replace_symbols(is_symbol_font(name) ? name : "Symbol", level_->text);
        }
        if (is_symbol_font(name)) {
            level_->run.ascii = level_->run.h_ansi = level_->run.east_asia = -1;
        }
        level_->text = model::to_nfc(level_->text);
        if (picture_ && model::trim(level_->text).empty()) {
            level_->text = "\u2022";  // drawn as a picture, and a bullet all the same
        }
        level_ = nullptr;
    }

    void read_level(const Element& element) {
        if (in_run_) {
            read_run_property(element, theme_, fonts_, level_->run);
            return;
        }
        if (in_paragraph_) {
            read_paragraph_property(element, level_->paragraph);
            return;
        }
        switch (element.name) {
            case Name::start:
                level_->start = element.number(Name::val).value_or(0);
                break;
            case Name::numFmt:
                level_->format = parse_number_format(element.get(Name::val));
                level_->pattern = element.text(Name::format);
                break;
            case Name::lvlText:
                level_->text = element.text(Name::val);
                break;
            case Name::lvlPicBulletId:
                picture_ = true;
                break;
            case Name::pStyle:
                level_->paragraph_style = element.text(Name::val);
                break;
            case Name::lvlRestart:
                level_->restart = element.number(Name::val);
                break;
            case Name::isLgl:
                level_->legal = element.on();
                break;
            case Name::suff:
                level_->suffix = element.get(Name::val) == "nothing" ? "" : element.get(Name::val) == "space" ? " " : "\t";
                break;
            default:
                break;
        }
    }

    Numbering& numbering_;
    const ThemeFonts& theme_;
    FontTable& fonts_;
    Numbering::Definition* definition_ = nullptr;
    Numbering::Instance* instance_ = nullptr;
    ListLevel* level_ = nullptr;
    std::array<std::optional<ListLevel>, kListLevels> spare_;
    int override_ = -1;
    int skip_ = 0;
    bool in_run_ = false, in_paragraph_ = false;
    bool picture_ = false;
};

model::Result<bool> Numbering::read(Package& package, std::string_view part, const ThemeFonts& theme, FontTable& fonts) {
    NumberingHandler handler(*this, theme, fonts);
    return parse_part(package, part, handler);
}

void Numbering::link_styles(const Styles& styles) {
    std::unordered_map<std::string, int> behind_style;  // the definitions that a numbering style's name leads to
    for (const auto& [id, definition] : definitions_) {
        if (!definition.style_link.empty() && definition.num_style_link.empty()) {
            const auto [slot, fresh] = behind_style.try_emplace(definition.style_link, id);
            slot->second = std::min(slot->second, id);
        }
    }
    std::unordered_map<int, int> target;  // definition → the definition behind its numbering style
    for (const auto& [id, definition] : definitions_) {
        if (definition.num_style_link.empty()) {
            continue;
        }
        const std::int32_t style = styles.find(definition.num_style_link, StyleType::numbering);
        if (style >= 0 && styles.at(style).paragraph.num_id) {
            const Instance* behind = instance(*styles.at(style).paragraph.num_id);
            if (behind != nullptr && behind->definition != id) {
                target[id] = behind->definition;
            }
        }
        if (const auto found = behind_style.find(definition.num_style_link); !target.contains(id) && found != behind_style.end()) {
            target[id] = found->second;
        }
    }
    for (auto& [id, instance] : instances_) {
        if (const auto found = target.find(instance.definition); found != target.end()) {
            instance.definition = found->second;
        }
    }
}

const Numbering::Instance* Numbering::instance(int num_id) const {
    const auto found = instances_.find(num_id);
    return found == instances_.end() ? nullptr : &found->second;
}

const ListLevel* Numbering::level(int num_id, int level) const {
    const Instance* used = instance(num_id);
    if (used == nullptr || level < 0 || level >= kListLevels) {
        return nullptr;
    }
    const auto at = static_cast<std::size_t>(level);
    if (used->levels[at]) {
        return &*used->levels[at];
    }
    const auto definition = definitions_.find(used->definition);
    return definition == definitions_.end() || !definition->second.levels[at] ? nullptr : &*definition->second.levels[at];
}

std::optional<int> Numbering::level_of_style(int num_id, std::string_view style_id) const {
    for (int i = 0; i < kListLevels; ++i) {
        const ListLevel* found = level(num_id, i);
        if (found != nullptr && !style_id.empty() && found->paragraph_style == style_id) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<int> Numbering::instance_of_list(std::string_view name) const {
    const std::string wanted = lower(std::string(name));
    std::optional<int> found;
    for (const auto& [id, candidate] : instances_) {
        const auto definition = definitions_.find(candidate.definition);
        if (definition != definitions_.end() && definition->second.name == wanted && (!found || id < *found)) {
            found = id;
        }
    }
    return found;
}

std::optional<ListNumber> ListCounters::count(int num_id, int level, std::optional<int> start) {
    const ListLevel* own = numbering_.level(num_id, level);
    const Numbering::Instance* instance = numbering_.instance(num_id);
    if (own == nullptr || instance == nullptr) {
        return std::nullopt;
    }
    auto& values = counters_[instance->definition].values;
    const auto at = static_cast<std::size_t>(level);
    auto& started = started_[num_id];
    if (start) {
        values[at] = *start;
    } else if (instance->starts[at] && !started[at]) {
        started[at] = true;
        values[at] = *instance->starts[at];
    } else {
        values[at] = values[at] ? next_number(*values[at]) : own->start;
    }
    for (int above = 0; above < level; ++above) {   // a level that was left out counts as begun
        auto& value = values[static_cast<std::size_t>(above)];
        if (const ListLevel* upper = value ? nullptr : numbering_.level(num_id, above); upper != nullptr) {
            value = upper->start;
        }
    }
    for (int deeper = level + 1; deeper < kListLevels; ++deeper) {
        const ListLevel* lower = numbering_.level(num_id, deeper);
        if (lower != nullptr && (!lower->restart || level < *lower->restart)) {
            values[static_cast<std::size_t>(deeper)].reset();
        }
    }
    ListNumber number;
    number.level = level;
    number.bullet = own->format == NumberFormat::bullet;
    number.run = &own->run;
    const std::string& text = own->text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%' || i + 1 == text.size() || text[i + 1] < '1' || text[i + 1] > '9') {
            number.text += text[i];
            continue;
        }
        const int shown = text[++i] - '1';
        const ListLevel* other = numbering_.level(num_id, shown);
        if (other == nullptr || shown > level) {
            continue;
        }
        const int value = *values[static_cast<std::size_t>(shown)];   // it has begun by now, or counts as begun
        const bool decimal = own->legal && other->format != NumberFormat::none && other->format != NumberFormat::bullet;
        number.text += decimal ? format_number(NumberFormat::decimal, value) : format_number(other->format, value, other->pattern);
    }
    number.suffix = number.text.empty() ? std::string() : own->suffix;
    return number;
}

}  // namespace bianmu::extract::docx
