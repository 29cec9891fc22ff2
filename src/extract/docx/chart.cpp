#include <algorithm>
#include <charconv>
#include <utility>

#include "extract/docx/graphic_text.h"
#include "extract/docx/part.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

constexpr int kMostPoints = 5000;  // of a series: what a sheet caches for more is no text to read
constexpr std::size_t kMostSeries = 256;

/// A number as charts write it: with the fifteen digits that a sheet counts with.
std::string as_shown(std::string_view value) {
    constexpr std::size_t kDigits = 15;
    double number = 0;
    const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (value.size() <= kDigits || error != std::errc() || rest != value.data() + value.size()) {
        return std::string(value);
    }
    char digits[32];
    const auto written = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::general, kDigits);
    return {digits, written.ptr};
}

class ChartHandler : public Handler {
public:
    explicit ChartHandler(ChartText& chart) : chart_(chart) {}

    void start(const Element& element) override {
        path_.push_back(element.name);
        switch (element.name) {
            case Name::title:
            case Name::tx:
                text_.clear();
                break;
            case Name::ser:
                if (chart_.series.size() < kMostSeries) {
                    chart_.series.emplace_back();
                }
                break;
            case Name::p:
                text_ += text_.empty() ? "" : " ";
                break;
            case Name::lvl:
                ++levels_;  // of categories with several: the first is the nearest to the axis
                break;
            case Name::multiLvlStrRef:
                levels_ = 0;
                break;
            case Name::pt:
                if (!within(Name::tx)) {
                    text_.clear();
                }
                point_ = std::clamp(element.number(Name::idx).value_or(kMostPoints), 0, kMostPoints);
                break;
            default:
                break;
        }
        // A field in a label is of what the point shows anyhow: its number, its category.
        collects_ = element.name == Name::v || (element.name == Name::t && !within(Name::fld));
    }

    void end(Ns /*ns*/, Name name) override {
        path_.pop_back();
        collects_ = false;
        if (name == Name::title) {
            add_title();
        } else if (name == Name::tx && within(Name::dLbl)) {
            add_label();
        } else if (name == Name::tx && within(Name::ser) && !chart_.series.empty()) {
            chart_.series.back().name = std::string(model::trim(text_));
            text_.clear();
        } else if (name == Name::multiLvlStrRef) {
            levels_ = 0;
        } else if (name == Name::v && levels_ <= 1) {
            add_value();
        }
    }

    void text(std::string_view piece) override {
        if (collects_) {
            text_ += piece;
        }
    }

private:
    [[nodiscard]] bool within(Name name) const { return std::find(path_.begin(), path_.end(), name) != path_.end(); }

    void add_title() {
        std::string title(model::trim(text_));
        text_.clear();
        if (title.empty()) {
            return;
        }
        const bool of_axis = within(Name::plotArea);
        chart_.titles.insert(of_axis ? chart_.titles.end() : chart_.titles.begin(), std::move(title));
    }

    /// What its author wrote at a point.
    void add_label() {
        if (std::string label(model::trim(text_)); !label.empty()) {
            chart_.titles.push_back(std::move(label));
        }
        text_.clear();
    }

    void add_value() {
        if (within(Name::tx) || within(Name::title)) {
            return;  // the text goes on
        }
        const bool category = within(Name::cat) || within(Name::xVal);
        const bool value = within(Name::val) || within(Name::yVal);
        if ((category || value) && !chart_.series.empty() && point_ < kMostPoints) {
            auto& points = category ? chart_.series.back().categories : chart_.series.back().values;
            points.resize(std::max(points.size(), static_cast<std::size_t>(point_) + 1));
            points[static_cast<std::size_t>(point_)] = as_shown(model::trim(text_));
        }
        text_.clear();
    }

    ChartText& chart_;
    std::vector<Name> path_;
    std::string text_;
    int point_ = 0, levels_ = 0;
    bool collects_ = false;
};

}  // namespace

model::Result<bool> read_chart(Package& package, std::string_view part, ChartText& chart) {
    ChartHandler handler(chart);
    return parse_part(package, part, handler);
}

std::vector<std::string> rows_of(const ChartText& chart) {
    std::size_t points = 0;
    const std::vector<std::string>* categories = nullptr;
    for (const ChartText::Series& series : chart.series) {
        points = std::max({points, series.values.size(), series.categories.size()});
        categories = categories == nullptr || series.categories.size() > categories->size() ? &series.categories : categories;
    }
    if (points == 0) {
        return {};
    }
    std::vector<std::string> rows(points + 1);
    for (std::size_t point = 0; point < categories->size(); ++point) {
        rows[point + 1] = (*categories)[point];
    }
    for (const ChartText::Series& series : chart.series) {
        rows[0] += "\t" + series.name;
        for (std::size_t point = 0; point < points; ++point) {
            rows[point + 1] += "\t" + (point < series.values.size() ? series.values[point] : std::string());
        }
    }
    if (model::trim(rows.front()).empty()) {
        rows.erase(rows.begin());  // a single series without a name
    }
    return rows;
}

}  // namespace bianmu::extract::docx
