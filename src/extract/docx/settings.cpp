#include "extract/docx/settings.h"

namespace bianmu::extract::docx {

namespace {

class SettingsHandler : public Handler {
public:
    explicit SettingsHandler(Settings& settings) : settings_(settings) {}

    void start(const Element& element) override {
        switch (element.name) {
            case Name::themeFontLang:
                settings_.east_asian_language = element.text(Name::eastAsia);
                break;
            case Name::footnotePr:
                format_ = &settings_.footnote_format;
                break;
            case Name::endnotePr:
                format_ = &settings_.endnote_format;
                break;
            case Name::numFmt:
                if (format_ != nullptr) {
                    *format_ = parse_number_format(element.get(Name::val));
                }
                break;
            default:
                break;
        }
    }
    void end(Ns /*ns*/, Name name) override {
        if (name == Name::footnotePr || name == Name::endnotePr) {
            format_ = nullptr;
        }
    }
    void text(std::string_view /*piece*/) override {}

private:
    Settings& settings_;
    NumberFormat* format_ = nullptr;
};

}  // namespace

model::Result<bool> read_settings(Package& package, std::string_view part, Settings& settings) {
    SettingsHandler handler(settings);
    return parse_part(package, part, handler);
}

}  // namespace bianmu::extract::docx
