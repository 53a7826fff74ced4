import { system } from '../../../kernel/system.ts';
import { newbornBundle, openRestaurant } from './bundles.ts';
import { birthHouseholdRegistration } from './items/birth-household-registration.ts';
import { birthMedicalCertificate } from './items/birth-medical-certificate.ts';
import { companyChange } from './items/company-change.ts';
import { companyRegistration } from './items/company-registration.ts';
import { constructionPermit } from './items/construction-permit.ts';
import { disabilitySubsidy } from './items/disability-subsidy.ts';
import { drinkingWaterLicence } from './items/drinking-water-licence.ts';
import { fertilityRegistration } from './items/fertility-registration.ts';
import { fireSafetyCheck } from './items/fire-safety-check.ts';
import { flexibleEmploymentSubsidy } from './items/flexible-employment-subsidy.ts';
import { foodBusinessLicence } from './items/food-business-licence.ts';
import { hrServiceLicence } from './items/hr-service-licence.ts';
import { individualBusinessRegistration } from './items/individual-business-registration.ts';
import { lodgingSpecialTradeLicence } from './items/lodging-special-trade-licence.ts';
import { marriageAppointment } from './items/marriage-appointment.ts';
import { medicalRecordElsewhere } from './items/medical-record-elsewhere.ts';
import { minimumLivingAllowance } from './items/minimum-living-allowance.ts';
import { newbornMedicalInsurance } from './items/newborn-medical-insurance.ts';
import { oldAgeAllowance } from './items/old-age-allowance.ts';
import { outdoorSign } from './items/outdoor-sign.ts';
import { pharmacyLicence } from './items/pharmacy-licence.ts';
import { residenceProof } from './items/residence-proof.ts';
import { roadTransportLicence } from './items/road-transport-licence.ts';
import { schoolEntryRegistration } from './items/school-entry-registration.ts';
import { socialSecurityCard } from './items/social-security-card.ts';
import { specialEquipmentRegistration } from './items/special-equipment-registration.ts';
import { startupLoanGuarantee } from './items/startup-loan-guarantee.ts';
import { tobaccoRetailLicence } from './items/tobacco-retail-licence.ts';
import { venueHealthLicence } from './items/venue-health-licence.ts';
import { workInjuryRecognition } from './items/work-injury-recognition.ts';
import { licenceTypeList } from './licence-types.ts';
import { serviceHallParameters } from './parameters.ts';

/** 统一受理平台与“吉速办”: what people and businesses apply for, behind one window and one phone. */
export const serviceHall = system({
  name: 'service_hall',
  title: '统一受理平台与“吉速办”',
  chapter: 'collaboration',
  procedures: [
    birthHouseholdRegistration,
    birthMedicalCertificate,
    companyChange,
    companyRegistration,
    constructionPermit,
    disabilitySubsidy,
    drinkingWaterLicence,
    fertilityRegistration,
    fireSafetyCheck,
    flexibleEmploymentSubsidy,
    foodBusinessLicence,
    hrServiceLicence,
    individualBusinessRegistration,
    lodgingSpecialTradeLicence,
    marriageAppointment,
    medicalRecordElsewhere,
    minimumLivingAllowance,
    newbornMedicalInsurance,
    oldAgeAllowance,
    outdoorSign,
    pharmacyLicence,
    residenceProof,
    roadTransportLicence,
    schoolEntryRegistration,
    socialSecurityCard,
    specialEquipmentRegistration,
    startupLoanGuarantee,
    tobaccoRetailLicence,
    venueHealthLicence,
    workInjuryRecognition,
  ],
  bundles: [openRestaurant, newbornBundle],
  parameters: serviceHallParameters,
  licence_types: licenceTypeList,
});
