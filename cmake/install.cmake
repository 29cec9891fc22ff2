# What `cmake --install` puts where, and the Debian package made of it. Component `bianmu`: the program and all that goes with it.
include(GNUInstallDirs)

install(TARGETS bianmu RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT bianmu)
install(TARGETS bianmu_pdf_module LIBRARY DESTINATION libexec/bianmu COMPONENT bianmu)   # where src/extract/pdf/loader.cpp looks for it
# Where src/cli/handover.cpp looks for them.
foreach(program IN ITEMS bianmu-batch bianmu-search bianmu-queue bianmu-serve)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION libexec/bianmu COMPONENT bianmu)
    list(APPEND programs ${program})
  endif()
endforeach()
install(DIRECTORY schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/bianmu COMPONENT bianmu FILES_MATCHING PATTERN *.json)
install(DIRECTORY src/structure/profiles DESTINATION ${CMAKE_INSTALL_DATADIR}/bianmu COMPONENT bianmu FILES_MATCHING PATTERN *.json)
install(FILES README.md README.zh-CN.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/bianmu COMPONENT bianmu)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/bianmu COMPONENT bianmu RENAME copyright)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/bianmu COMPONENT bianmu)
install(DIRECTORY src/python/bianmu DESTINATION lib/python3/dist-packages COMPONENT bianmu FILES_MATCHING PATTERN *.py PATTERN *.pyi PATTERN py.typed)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/METADATA CONTENT "Metadata-Version: 2.1\nName: bianmu\nVersion: ${PROJECT_VERSION}\n")
install(FILES ${CMAKE_BINARY_DIR}/METADATA DESTINATION lib/python3/dist-packages/bianmu-${PROJECT_VERSION}.dist-info COMPONENT bianmu)
if(BIANMU_PYTHON_MODULE)
  install(TARGETS bianmu_python LIBRARY DESTINATION lib/python3/dist-packages/bianmu COMPONENT bianmu)
endif()
if(TARGET bianmu-queue)
  install(FILES packaging/bianmu-worker.service DESTINATION lib/systemd/system COMPONENT bianmu)
endif()
if(TARGET bianmu-serve)
  install(FILES packaging/bianmu-serve.service DESTINATION lib/systemd/system COMPONENT bianmu)
endif()

# Manual pages and completions say what the programs' own help says.
find_program(BIANMU_PAGES_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(BIANMU_PAGES_PYTHON)
  set(pages ${CMAKE_BINARY_DIR}/pages)
  file(GLOB makers CONFIGURE_DEPENDS packaging/*.py)
  add_custom_command(OUTPUT ${pages}/made
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${pages}
    COMMAND ${BIANMU_PAGES_PYTHON} -B ${CMAKE_SOURCE_DIR}/packaging/make_pages.py $<TARGET_FILE:bianmu> ${PROJECT_VERSION} ${pages}
    COMMAND ${CMAKE_COMMAND} -E touch ${pages}/made
    DEPENDS bianmu ${programs} ${makers} VERBATIM)
  add_custom_target(pages ALL DEPENDS ${pages}/made)
  install(DIRECTORY ${pages}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT bianmu)
  install(DIRECTORY ${pages}/bash/ DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT bianmu)
  install(DIRECTORY ${pages}/zsh/ DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT bianmu)
  install(DIRECTORY ${pages}/fish/ DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT bianmu)
else()
  message(STATUS "without manual pages and completions: they are made with python3")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The maintainers of bianmu <maintainers@example.cn>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL bianmu)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_BIANMU_PACKAGE_NAME bianmu)
set(CPACK_DEBIAN_BIANMU_PACKAGE_SECTION text)
set(CPACK_DEBIAN_BIANMU_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_BIANMU_PACKAGE_DEPENDS "poppler-data, libxml2")
set(CPACK_DEBIAN_BIANMU_PACKAGE_RECOMMENDS "python3 (>= 3.11)")
set(CPACK_DEBIAN_BIANMU_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/packaging/debian/postinst;${CMAKE_SOURCE_DIR}/packaging/debian/prerm)
set(CPACK_DEBIAN_BIANMU_PACKAGE_SUGGESTS "python3-pandas, nats-server, postgresql")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "catalogues Chinese bulletins and official documents as JSON")
set(CPACK_DEBIAN_BIANMU_DESCRIPTION "bianmu turns PDF and DOCX of bulletins, official documents (GB/T 9704) and
other office documents into JSON that keeps a schema: masthead, contents,
articles, headings, tables, notes and colophon, with the evidence of each.")
include(CPack)
