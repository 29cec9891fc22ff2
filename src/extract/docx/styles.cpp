#include "extract/docx/styles.h"

#include <algorithm>
#include <utility>

#include "extract/docx/style_names.h"

namespace bianmu::extract::docx {

std::string lower(std::string text) {
    for (char& c : text) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

namespace {

StyleType type_of(std::string_view name) {
    return name == "character"   ? StyleType::character
           : name == "table"     ? StyleType::table
           : name == "numbering" ? StyleType::numbering
                                 : StyleType::paragraph;
}

}  // namespace

class StylesHandler : public Handler {
public:
    StylesHandler(Styles& styles, const ThemeFonts& theme, FontTable& fonts) : styles_(styles), theme_(theme), fonts_(fonts) {}

    void start(const Element& element) override {
        if (skip_ > 0) {
            ++skip_;
            return;
        }
        switch (element.name) {
            case Name::rPrChange:
            case Name::pPrChange:
            case Name::latentStyles:
                skip_ = 1;
                return;
            case Name::style:
                begin_style(element);
                return;
            case Name::rPr:
                ++in_run_;
                return;
            case Name::pPr:
                in_paragraph_ = true;
                return;
            case Name::tblStylePr:
                condition_ = element.get(Name::type);
                return;
            case Name::tblBorders:
            case Name::tcBorders:
                in_borders_ = true;
                return;
            case Name::tab:
            case Name::tabs:
                return;
            default:
                break;
        }
        if (in_run_ > 0) {
            if (RunProperties* run = run_target()) {
                read_run_property(element, theme_, fonts_, *run);
            }
        } else if (in_paragraph_) {
            if (ParagraphProperties* paragraph = paragraph_target()) {
                read_paragraph_property(element, *paragraph);
            }
        } else if (in_borders_) {
            if (in_style_ && condition_.empty()) {
                style_.ruled = read_edge(element).drawn ? Toggle::on : style_.ruled == Toggle::unset ? Toggle::off : style_.ruled;
            }
        } else if (in_style_ && condition_.empty() && element.name == Name::name) {
            style_.name = lower(element.text(Name::val));
        } else if (in_style_ && condition_.empty() && element.name == Name::basedOn) {
            style_.based_on = element.text(Name::val);
        }
    }

    void end(Ns /*ns*/, Name name) override {
        if (skip_ > 0) {
            --skip_;
            return;
        }
        switch (name) {
            case Name::style:
                end_style();
                break;
            case Name::rPr:
                --in_run_;
                break;
            case Name::pPr:
                in_paragraph_ = false;
                break;
            case Name::tblStylePr:
                condition_.clear();
                break;
            case Name::tblBorders:
            case Name::tcBorders:
                in_borders_ = false;
                break;
            default:
                break;
        }
    }
    void text(std::string_view /*piece*/) override {}

private:
    void begin_style(const Element& element) {
        style_ = Style();
        style_.id = element.text(Name::styleId);
        style_.type = type_of(element.get(Name::type));
        const std::string_view is_default = element.get(Name::default_);
        style_.is_default = is_default == "1" || is_default == "true" || is_default == "on";
        in_style_ = true;
    }

    void end_style() {
        if (style_.type == StyleType::paragraph) {
            const std::string name = style_.name.empty() ? lower(style_.id) : style_.name;
            const bool may_be_heading = !style_.paragraph.outline || style_.name == "heading 0";
            if (const int level = may_be_heading ? heading_level(name) : -1; level >= 0) {
                style_.paragraph.outline = level;
            }
            if (is_code_style(name)) {
                style_.paragraph.preformatted = true;
            }
        }
        styles_.styles_.push_back(std::move(style_));
        style_ = Style();
        in_style_ = false;
    }

    RunProperties* run_target() {
        if (!in_style_) {
            return &styles_.run_defaults_;
        }
        return condition_.empty() ? &style_.run : condition_ == "firstRow" ? &style_.first_row_run : nullptr;
    }

    ParagraphProperties* paragraph_target() {
        if (!in_style_) {
            return &styles_.paragraph_defaults_;
        }
        return condition_.empty() ? &style_.paragraph : condition_ == "firstRow" ? &style_.first_row_paragraph : nullptr;
    }

    Styles& styles_;
    const ThemeFonts& theme_;
    FontTable& fonts_;
    Style style_;
    std::string condition_;
    int skip_ = 0;
    int in_run_ = 0;
    bool in_style_ = false, in_paragraph_ = false, in_borders_ = false;
};

model::Result<bool> Styles::read(Package& package, std::string_view part, const ThemeFonts& theme, FontTable& fonts) {
    StylesHandler handler(*this, theme, fonts);
    auto whole = parse_part(package, part, handler);
    index();
    return whole;
}

void Styles::index() {
    for (std::size_t i = 0; i < styles_.size(); ++i) {
        const Style& style = styles_[i];
        const auto type = static_cast<std::size_t>(style.type);
        by_id_[type].emplace(style.id, static_cast<std::int32_t>(i));
        if (style.is_default && defaults_[type] < 0) {
            defaults_[type] = static_cast<std::int32_t>(i);
        }
    }
    for (std::size_t i = 0; i < styles_.size(); ++i) {
        if (styles_[i].paragraph.num_id || styles_[i].paragraph.level) {
            styles_[i].paragraph.num_style = static_cast<std::int32_t>(i);
        }
    }
}

std::int32_t Styles::find(std::string_view id, StyleType type) const {
    const auto& map = by_id_[static_cast<std::size_t>(type)];
    const auto found = map.find(std::string(id));
    return found == map.end() ? -1 : found->second;
}

std::vector<std::int32_t> Styles::chain(std::int32_t index) const {
    constexpr std::size_t kLongest = 64;  // of styles based on each other: far more than any program makes, few enough to walk for each style
    std::vector<std::int32_t> chain;
    while (index >= 0 && chain.size() < kLongest && std::find(chain.begin(), chain.end(), index) == chain.end()) {
        chain.push_back(index);
        index = at(index).based_on.empty() ? -1 : find(at(index).based_on, at(index).type);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

bool Styles::is_ruled(std::int32_t table) const {
    bool ruled = false;
    for (const std::int32_t index : chain(table)) {
        ruled = at(index).ruled == Toggle::unset ? ruled : at(index).ruled == Toggle::on;
    }
    return ruled;
}

const RunProperties& Styles::run(std::int32_t table, bool first_row, std::int32_t paragraph, std::int32_t character) const {
    const auto [slot, fresh] = resolved_.try_emplace({table, first_row, paragraph, character}, run_defaults_);
    RunProperties& out = slot->second;
    if (!fresh) {
        return out;
    }
    RunProperties levels[3];
    const std::int32_t styles[3] = {table, paragraph, character};
    for (int i = 0; i < 3; ++i) {
        for (const std::int32_t index : chain(styles[i])) {
            levels[i].merge(at(index).run);
            if (i == 0 && first_row) {
                levels[i].merge(at(index).first_row_run);
            }
        }
    }
    for (const RunProperties& level : levels) {
        out.merge(level);
    }
    for (Toggle RunProperties::*property :
         {&RunProperties::bold, &RunProperties::italic, &RunProperties::strike, &RunProperties::double_strike, &RunProperties::vanish}) {
        bool odd = false;
        for (const RunProperties& level : levels) {
            odd = odd != (level.*property == Toggle::on);
        }
        out.*property = run_defaults_.*property == Toggle::on || odd ? Toggle::on : Toggle::off;
    }
    return out;
}

}  // namespace bianmu::extract::docx
