# SPDX-License-Identifier: MIT
# A settings file beside it tells Portolan to leave nothing elsewhere.
if(CPACK_GENERATOR STREQUAL "ZIP")
    file(WRITE ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/portolan.ini "")
endif()
